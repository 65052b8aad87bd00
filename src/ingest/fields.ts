import { type Fields, NO_FIELDS } from './parsed-article.ts';

type Key = keyof Fields;

/** Names that scrapers give to the parts of an article, lower case. The first one present wins. */
const NAMES: Readonly<Record<Key | 'body', readonly string[]>> = {
  id: ['id', '_id', 'article_id', 'articleid', 'doc_id', 'docid', 'news_id', 'newsid', 'uuid', 'guid', '编号'],
  title: [
    'title',
    'headline',
    'subject',
    'name',
    '标题',
    '題目',
    '标题名称',
    '題名',
    '標題',
    '题目',
    'article_title',
    'news_title',
    '文章标题',
    '文章標題',
    '新闻标题',
  ],
  body: [
    'content',
    'body',
    'text',
    'article',
    'article_content',
    'content_html',
    'html',
    'maintext',
    'description',
    '正文',
    '内容',
    '內容',
    '全文',
    '內文',
    '内文',
    '文章内容',
    '文章正文',
    '新闻内容',
    '正文内容',
  ],
  date: [
    'date',
    'pubdate',
    'pub_date',
    'published',
    'published_at',
    'publishedat',
    'publish_time',
    'publishtime',
    'publish_date',
    'date_published',
    'date_publish',
    'datepublished',
    'pubtime',
    'pub_time',
    'time',
    'datetime',
    'created_at',
    'ctime',
    '发布时间',
    '發布時間',
    '发布日期',
    '日期',
    '时间',
    '時間',
    '發佈時間',
    '發布日期',
    '发表时间',
    '发表日期',
  ],
  source: [
    'source',
    'publisher',
    'media',
    'media_name',
    'origin',
    'from',
    '来源',
    '來源',
    '媒体',
    '信息来源',
    '文章来源',
    '公众号',
    '公众号名称',
    '公眾號',
  ],
  site: ['site', 'site_name', 'sitename', 'website', '网站', '站点'],
  author: ['author', 'authors', 'writer', 'byline', 'creator', '作者', '记者', '記者'],
  editor: ['editor', '编辑', '編輯', '责任编辑', '責任編輯', '责编', '責編'],
  url: [
    'url',
    'link',
    'href',
    'permalink',
    'source_url',
    'article_url',
    '链接',
    '連結',
    '网址',
    '地址',
    '鏈接',
    '原文链接',
    '文章链接',
    '文章地址',
  ],
  categories: ['categories', 'category', 'channel', 'column', 'section', '分类', '栏目', '欄目', '分類', '频道'],
};

/** The key that holds the wanted part; undefined if there is none. */
export function findName(keys: ReadonlySet<string>, part: Key | 'body'): string | undefined {
  return NAMES[part].find((name) => keys.has(name));
}

/** Reads front matter; its `id`, `layout` and pictures say nothing about the article. */
export function fieldsOfFrontMatter(values: ReadonlyMap<string, string | readonly string[]>): Fields {
  return withoutLinks({ ...fieldsOf(values), id: null });
}

const WIKI_LINK = /\[\[(?:[^[\]|]{0,200}\|)?([^[\]|]{1,200})\]\]/g;
const WEB_ADDRESS = /^https?:\/\/\S{3,2000}$/i;

/** Obsidian writes names as links and the address as the source; a source that is an address becomes the url. */
function withoutLinks(fields: Fields): Fields {
  const plain = (text: string | null) => text?.replace(WIKI_LINK, '$1') ?? null;
  const source = plain(fields.source);
  const isAddress = source !== null && WEB_ADDRESS.test(source);
  return {
    ...fields,
    title: plain(fields.title),
    author: plain(fields.author),
    source: isAddress ? null : source,
    url: fields.url ?? (isAddress ? source : null),
    categories: fields.categories.map((name) => plain(name) as string),
  };
}

/** Turns values with any of the known names into fields. */
export function fieldsOf(values: ReadonlyMap<string, string | readonly string[]>): Fields {
  const keys = new Set(values.keys());
  const text = (part: Key): string | null => {
    const value = values.get(findName(keys, part) ?? '');
    const plain = typeof value === 'string' ? value : value?.join('、');
    return plain === undefined || plain.trim() === '' ? null : plain.trim();
  };
  const categories = values.get(findName(keys, 'categories') ?? '');
  return {
    ...NO_FIELDS,
    id: text('id'),
    title: text('title'),
    date: text('date'),
    source: text('source'),
    site: text('site'),
    author: text('author'),
    editor: text('editor'),
    url: text('url'),
    categories: typeof categories === 'string' ? [categories] : (categories ?? []),
  };
}
