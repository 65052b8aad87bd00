import type { Language } from '../../model/question.ts';

/** Sentences about collections, new articles, and articles that owners add and remove. */
export interface CollectionTexts {
  readonly collections: string;
  /** Shown if no collection is named: every one that is not private. */
  readonly allPublic: string;
  /** Shown if only articles outside the collections may be asked. */
  readonly onlyCommon: string;
  readonly collectionUnknown: string;
  readonly digest: string;
  readonly weekly: string;
  /** Above the titles of new articles. */
  newArticles(count: number): string;
  /** Below them. */
  moreArticles(count: number): string;
  /** For an owner whose article is being fetched and indexed. */
  readonly adding: string;
  readonly added: string;
  readonly removed: string;
  /** Asks for exactly one of the two inputs of /admin add. */
  readonly oneOfFileAndAddress: string;
  /** For a name that a folder cannot have. */
  readonly collectionNameInvalid: string;
  /** `reason` is in English, because it comes from a server or the system. */
  notAdded(reason: string): string;
  /** For files with several articles, which must be edited by hand. */
  readonly notRemovable: string;
  /** For a stored file without an article in it. */
  readonly nothingRead: string;
  readonly file: string;
  readonly cameFrom: string;
}

export const COLLECTION_TEXTS: Readonly<Record<Language, CollectionTexts>> = {
  'zh-Hans': {
    collections: '可问的资料集',
    allPublic: '全部公开的',
    onlyCommon: '只有公共文章',
    collectionUnknown: '没有这个资料集。',
    digest: '新文章通知',
    weekly: '每周一次',
    newArticles: (count) => `新收录 ${count} 篇文章`,
    moreArticles: (count) => `……还有 ${count} 篇`,
    adding: '正在收录，稍等。',
    added: '已收录：',
    removed: '已移除：',
    oneOfFileAndAddress: '请附上一个文件，或给出一个网址，二者选一。',
    collectionNameInvalid: '资料集的名字最多 40 个字符，不能含有 / \\ : 等符号，也不能以点开头。',
    notAdded: (reason) => `没能收录：${reason}`,
    notRemovable: '这个文件里有多篇文章，请在文件夹里改。',
    nothingRead: '没有读到新的文章：可能是已有文章的副本，或是读不出文字。',
    file: '文件',
    cameFrom: '来自',
  },
  'zh-Hant': {
    collections: '可問的資料集',
    allPublic: '全部公開的',
    onlyCommon: '只有公共文章',
    collectionUnknown: '沒有這個資料集。',
    digest: '新文章通知',
    weekly: '每週一次',
    newArticles: (count) => `新收錄 ${count} 篇文章`,
    moreArticles: (count) => `……還有 ${count} 篇`,
    adding: '正在收錄，稍等。',
    added: '已收錄：',
    removed: '已移除：',
    oneOfFileAndAddress: '請附上一個檔案，或給出一個網址，二者選一。',
    collectionNameInvalid: '資料集的名字最多 40 個字元，不能含有 / \\ : 等符號，也不能以點開頭。',
    notAdded: (reason) => `沒能收錄：${reason}`,
    notRemovable: '這個檔案裡有多篇文章，請在資料夾裡改。',
    nothingRead: '沒有讀到新的文章：可能是已有文章的副本，或是讀不出文字。',
    file: '檔案',
    cameFrom: '來自',
  },
  en: {
    collections: 'Collections',
    allPublic: 'all public ones',
    onlyCommon: 'none but common articles',
    collectionUnknown: 'There is no such collection.',
    digest: 'New articles',
    weekly: 'weekly',
    newArticles: (count) => `${count} new article(s)`,
    moreArticles: (count) => `… and ${count} more`,
    adding: 'Adding it, one moment.',
    added: 'Added:',
    removed: 'Removed:',
    oneOfFileAndAddress: 'Attach a file or give an address: one of the two.',
    collectionNameInvalid:
      'A collection’s name has at most 40 characters, none of them / \\ : or the like, and does not begin with a dot.',
    notAdded: (reason) => `It could not be added: ${reason}`,
    notRemovable: 'That file holds several articles; please edit it in the folder.',
    nothingRead: 'No article of its own was read from it: it is a copy of one that is there, or holds no text.',
    file: 'File',
    cameFrom: 'From',
  },
};
