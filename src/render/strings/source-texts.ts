import type { Language } from '../../model/question.ts';

/** Sentences about the feeds and pages from which articles come. */
export interface SourceTexts {
  readonly title: string;
  /** If no feeds and pages are configured. */
  readonly none: string;
  readonly neverRead: string;
  articles(count: number): string;
  /** Articles that have left their feed. */
  departed(count: number): string;
  /** Articles whose address answers 404 or 410. */
  gone(count: number): string;
  /** Items that could not be read. */
  unread(count: number): string;
  /** The new address of the source, according to its server; it comes last, where Discord ends its link. */
  movedTo(address: string): string;
  /** `when` is a time in Discord's notation. */
  next(when: string): string;
}

export const SOURCE_TEXTS: Readonly<Record<Language, SourceTexts>> = {
  'zh-Hans': {
    title: '订阅源和网页',
    none: '没有设置订阅源或网页。',
    neverRead: '还没有读过',
    articles: (count) => `${count} 篇文章`,
    departed: (count) => `${count} 篇已不在订阅源里`,
    gone: (count) => `${count} 篇的地址已失效`,
    unread: (count) => `${count} 条没能读到`,
    movedTo: (address) => `已永久移动，请在设置里改为 ${address}`,
    next: (when) => `下次${when}`,
  },
  'zh-Hant': {
    title: '訂閱源和網頁',
    none: '沒有設定訂閱源或網頁。',
    neverRead: '還沒有讀過',
    articles: (count) => `${count} 篇文章`,
    departed: (count) => `${count} 篇已不在訂閱源裡`,
    gone: (count) => `${count} 篇的網址已失效`,
    unread: (count) => `${count} 條沒能讀到`,
    movedTo: (address) => `已永久移動，請在設定裡改為 ${address}`,
    next: (when) => `下次${when}`,
  },
  en: {
    title: 'Feeds and pages',
    none: 'No feeds or pages are set.',
    neverRead: 'not read yet',
    articles: (count) => `${count} article(s)`,
    departed: (count) => `${count} no longer in the feed`,
    gone: (count) => `${count} whose address is gone`,
    unread: (count) => `${count} could not be read`,
    movedTo: (address) => `moved for good; its address in the settings should be ${address}`,
    next: (when) => `next ${when}`,
  },
};
