import { cachedArticle } from './article-library.ts';

/** A few short articles for tests of the bot; the last contains mentions that must ping nobody. */
export const SHELF = [
  cachedArticle({
    id: 'a1',
    title: '发改委定点帮扶三个县',
    body: '国家发展改革委定点帮扶河北省灵寿县、吉林省汪清县和广西田东县。\n今年投入帮扶资金三千万元。',
  }),
  cachedArticle({ id: 'a2', title: '蓝莓种植带动增收', body: '当地引进蓝莓种植项目，带动五百户农民增收。', url: null }),
  cachedArticle({
    id: 'a3',
    title: '通知 @everyone',
    body: '请 @everyone 与 <@111111111111111111> 以及 <@&222222222222222222> 注意防汛抗旱通知。',
  }),
];

/** The same articles after a rebuild that moved the text of the first one. */
export const CHANGED_SHELF = SHELF.map((article) =>
  article.id === 'a1' ? { ...article, body: `（更新）${article.body}` } : article,
);

/** More articles than fit on a page of a list. */
export const MANY = Array.from({ length: 12 }, (_, i) =>
  cachedArticle({ id: `m${i + 1}`, title: `第${i + 1}次帮扶会议`, body: `第${i + 1}次会议研究帮扶工作。` }),
);

/** Characters that turn the direction of text or are not seen at all. */
export const HIDDEN = '\u202e\u2066\u200b\u061c\ufeff';

/** An article whose fields hold formatting, links, mentions and {@link HIDDEN} characters. */
export const HOSTILE_SHELF = [
  cachedArticle({
    id: 'h1',
    title: `水库**大坝**${HIDDEN}[点此](https://evil.example) @everyone`,
    source: `晚报${HIDDEN}<@&222222222222222222>`,
    author: `甲${HIDDEN}_乙_`,
    body: `水库${HIDDEN}大坝加固工程于六月完工。`,
  }),
];
