/** A field of an article's own entry. */
export type ArticleField = 'publishedOn' | 'source' | 'author' | 'editor' | 'url';

const ARTICLE = '(?:文章|报道|新闻|消息|稿子?|通讯|那篇|这篇|一文|帖子|推送)';
const TITLE = '[》」』]';
const PUBLISHED = '(?:发布|发表|刊发|刊登|刊载|登载|登报|见报|推送|上线|发|登|出)';
const WHEN = '(?:什么时候|什么时间|何时|哪一?[天日年]|几月几[号日]|几号|多久前)';
const WHERE = '(?:哪[家个份]?(?:媒体|报纸?|报社|网站|平台|单位|机构|地方)|哪里|哪儿|谁)';

/**
 * Signs that a question asks for a field of the entry, in folded Chinese; the first match counts. To show that the
 * article is meant, 《…》 or a word such as 文章 must precede, or the question ends with the name of the field (…的发布时间).
 */
const SIGNS: readonly (readonly [ArticleField, RegExp])[] = [
  ['url', new RegExp(`(?:${ARTICLE}|${TITLE}|原文)的?(?:链接|网址|地址)(?:是什么|在哪里?|是)?$`)],
  ['author', new RegExp(`(?:${ARTICLE}|${TITLE})的?(?:作者|记者|撰稿人?|执笔人?)(?:是谁|是哪位|叫什么(?:名字)?|是)?$`)],
  ['author', new RegExp(`(?:${ARTICLE}|${TITLE})是?(?:谁|哪位(?:记者|作者)?)(?:写|撰写|采写|报道)的?$`)],
  ['editor', new RegExp(`(?:${ARTICLE}|${TITLE})的?(?:责任)?编辑(?:是谁|是哪位|叫什么(?:名字)?|是)?$`)],
  ['publishedOn', new RegExp(`(?:${ARTICLE}|${TITLE}).{0,4}?(?:是在?|在|于)?${WHEN}${PUBLISHED}(?:出来)?的?$`)],
  ['publishedOn', /(?:发布|发表|刊发|刊登|刊载|登载|见报)(?:时间|日期|日子)(?:是|为)?(?:什么时候|多少|哪一?天|几号)?$/],
  [
    'source',
    new RegExp(`(?:${ARTICLE}|${TITLE}).{0,4}?(?:是|在|由)?${WHERE}(?:的记者)?(?:${PUBLISHED}|报道|转载)(?:出来)?的?$`),
  ],
  ['source', new RegExp(`(?:${ARTICLE}|${TITLE}).{0,20}?(?:来源|出处)(?:是|于|自)?(?:哪里?|哪儿|什么|谁|${WHERE})?$`)],
  ['source', new RegExp(`(?:${ARTICLE}|${TITLE})(?:来自|出自|源自|选自)(?:哪里?|哪儿|${WHERE})$`)],
];

/** The field of an article's entry that a folded question asks for; undefined if it asks for the article's content. */
export function askedField(folded: string): ArticleField | undefined {
  const text = folded.trim().replace(/(?:[?？。!！啊呀呢哦吗]|\s)+$/, '');
  return SIGNS.find(([, sign]) => sign.test(text))?.[0];
}
