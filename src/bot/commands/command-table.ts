type NameAndDescription = readonly [name: string, description: string];

interface Row {
  readonly en: NameAndDescription;
  readonly 'zh-CN': NameAndDescription;
  readonly 'zh-TW': NameAndDescription;
}

/**
 * Name and description of every command (`a`), subcommand (`a b`) and option. `a:o` is an option of `a` or of several
 * of its subcommands; equal options elsewhere (dates, source) use the same row.
 */
export const COMMAND_TEXTS = {
  ask: {
    en: ['ask', 'Ask a question; the answer comes with quotations'],
    'zh-CN': ['提问', '提一个问题，回答附原文'],
    'zh-TW': ['提問', '提一個問題，回答附原文'],
  },
  'ask:question': {
    en: ['question', 'What you want to know, at most 1,000 characters'],
    'zh-CN': ['问题', '想知道什么，最多 1,000 个字符'],
    'zh-TW': ['問題', '想知道什麼，最多 1,000 個字元'],
  },
  'ask:from': {
    en: ['from', 'Only articles from this day on, like 2022-01-01 or June 2022'],
    'zh-CN': ['开始日期', '只用这一天及以后的文章，如 2022年6月13日'],
    'zh-TW': ['開始日期', '只用這一天及以後的文章，如 2022年6月13日'],
  },
  'ask:to': {
    en: ['to', 'Only articles up to this day, like 2022-12-31 or June 2022'],
    'zh-CN': ['结束日期', '只用这一天及以前的文章，如 2022年6月13日'],
    'zh-TW': ['結束日期', '只用這一天及以前的文章，如 2022年6月13日'],
  },
  'ask:source': {
    en: ['source', 'Only articles of this publisher'],
    'zh-CN': ['来源', '只用这个来源的文章'],
    'zh-TW': ['來源', '只用這個來源的文章'],
  },
  'ask:private': {
    en: ['private', 'Show the answer to me only'],
    'zh-CN': ['仅自己可见', '回答只给我自己看'],
    'zh-TW': ['僅自己可見', '回答只給我自己看'],
  },
  'ask:thread': {
    en: ['thread', 'Open a thread on the answer'],
    'zh-CN': ['讨论串', '在回答上开讨论串'],
    'zh-TW': ['討論串', '在回答上開討論串'],
  },
  article: {
    en: ['article', 'Find and read articles'],
    'zh-CN': ['文章', '查找和阅读文章'],
    'zh-TW': ['文章', '查找和閱讀文章'],
  },
  'article search': {
    en: ['search', 'Find articles by words'],
    'zh-CN': ['搜索', '按字词查找文章'],
    'zh-TW': ['搜尋', '按字詞查找文章'],
  },
  'article search:words': {
    en: ['words', 'Words to look for'],
    'zh-CN': ['字词', '要找的字词'],
    'zh-TW': ['字詞', '要找的字詞'],
  },
  'article show': {
    en: ['show', 'Read an article'],
    'zh-CN': ['阅读', '阅读一篇文章'],
    'zh-TW': ['閱讀', '閱讀一篇文章'],
  },
  'article list': {
    en: ['list', 'List articles, newest first'],
    'zh-CN': ['列表', '列出文章，新的在前'],
    'zh-TW': ['列表', '列出文章，新的在前'],
  },
  'article similar': {
    en: ['similar', 'Find articles about the same things'],
    'zh-CN': ['相似', '找内容相近的文章'],
    'zh-TW': ['相似', '找內容相近的文章'],
  },
  'article:article': {
    en: ['article', 'Title, pinyin, initials, date or source'],
    'zh-CN': ['文章', '标题、拼音、首字母、日期或来源'],
    'zh-TW': ['文章', '標題、拼音、首字母、日期或來源'],
  },
  sources: {
    en: ['sources', 'Where the articles come from'],
    'zh-CN': ['出处', '收录了哪些来源的文章'],
    'zh-TW': ['出處', '收錄了哪些來源的文章'],
  },
  help: {
    en: ['help', 'What I can do'],
    'zh-CN': ['帮助', '我会做什么'],
    'zh-TW': ['說明', '我會做什麼'],
  },
  privacy: {
    en: ['privacy', 'What is stored, and for how long'],
    'zh-CN': ['隐私', '保存了什么，保存多久'],
    'zh-TW': ['隱私', '保存了什麼，保存多久'],
  },
  'forget-me': {
    en: ['forget-me', 'Delete all my questions and votes, and the public answers'],
    'zh-CN': ['忘记我', '删除我的全部提问、评价和公开的回答'],
    'zh-TW': ['忘記我', '刪除我的全部提問、評價和公開的回答'],
  },
  admin: {
    en: ['admin', 'For those who manage this server'],
    'zh-CN': ['管理', '供管理服务器的人使用'],
    'zh-TW': ['管理', '供管理伺服器的人使用'],
  },
  'admin status': {
    en: ['status', 'Index, settings and permissions of this server'],
    'zh-CN': ['状态', '索引、设置和本服务器的权限'],
    'zh-TW': ['狀態', '索引、設定和本伺服器的權限'],
  },
  'admin gaps': {
    en: ['gaps', 'Questions the articles could not answer'],
    'zh-CN': ['缺口', '资料答不了的问题'],
    'zh-TW': ['缺口', '資料答不了的問題'],
  },
  'admin stats': {
    en: ['stats', 'Questions, outcomes and votes in numbers'],
    'zh-CN': ['统计', '提问、结果和评价的数字'],
    'zh-TW': ['統計', '提問、結果和評價的數字'],
  },
  'admin:days': {
    en: ['days', 'How many days back'],
    'zh-CN': ['天数', '最近多少天'],
    'zh-TW': ['天數', '最近多少天'],
  },
  'admin:export': {
    en: ['export', 'Attach a CSV file'],
    'zh-CN': ['导出', '附上 CSV 文件'],
    'zh-TW': ['匯出', '附上 CSV 檔案'],
  },
  'admin channels': {
    en: ['channels', 'Where questions may be asked, and where threads are opened'],
    'zh-CN': ['频道', '哪些频道可以提问，哪些开讨论串'],
    'zh-TW': ['頻道', '哪些頻道可以提問，哪些開討論串'],
  },
  'admin roles': {
    en: ['roles', 'Which roles may ask, and which one helps'],
    'zh-CN': ['身份组', '哪些身份组可以提问，请谁帮忙'],
    'zh-TW': ['身分組', '哪些身分組可以提問，請誰幫忙'],
  },
  'admin:action': {
    en: ['action', 'What to do; without it, show the setting'],
    'zh-CN': ['操作', '要做什么；不填则显示现在的设置'],
    'zh-TW': ['操作', '要做什麼；不填則顯示現在的設定'],
  },
  'admin:channel': {
    en: ['channel', 'The channel; without it, this one'],
    'zh-CN': ['频道', '哪个频道；不填则是当前频道'],
    'zh-TW': ['頻道', '哪個頻道；不填則是目前頻道'],
  },
  'admin:role': {
    en: ['role', 'The role'],
    'zh-CN': ['身份组', '哪个身份组'],
    'zh-TW': ['身分組', '哪個身分組'],
  },
  'admin:dms': {
    en: ['dms', 'Whether members of this server may ask by direct message'],
    'zh-CN': ['私信', '本服务器成员可否私信提问'],
    'zh-TW': ['私訊', '本伺服器成員可否私訊提問'],
  },
  'admin:alerts': {
    en: ['alerts', 'Whether degraded states of the bot are told in the channel'],
    'zh-CN': ['告警', '机器人状态变差时是否在该频道告知'],
    'zh-TW': ['告警', '機器人狀態變差時是否在該頻道告知'],
  },
  'admin:digest': {
    en: ['digest', 'Whether new articles are told in the channel'],
    'zh-CN': ['新文章', '是否在该频道通知新文章'],
    'zh-TW': ['新文章', '是否在該頻道通知新文章'],
  },
  'admin collections': {
    en: ['collections', 'Which collections may be asked on this server or in a channel'],
    'zh-CN': ['资料集', '本服务器或某个频道可以问哪些资料集'],
    'zh-TW': ['資料集', '本伺服器或某個頻道可以問哪些資料集'],
  },
  'admin:collection': {
    en: ['collection', 'A folder of the articles'],
    'zh-CN': ['资料集', '文章的一个文件夹'],
    'zh-TW': ['資料集', '文章的一個資料夾'],
  },
  'admin collections:channel': {
    en: ['channel', 'Only for this channel; without it, for the server'],
    'zh-CN': ['频道', '只用于这个频道；不填则用于整个服务器'],
    'zh-TW': ['頻道', '只用於這個頻道；不填則用於整個伺服器'],
  },
  'admin add': {
    en: ['add', 'Take in a file or a page (owner of the application)'],
    'zh-CN': ['收录', '收录一个文件或网页（限应用所有者）'],
    'zh-TW': ['收錄', '收錄一個檔案或網頁（限應用程式擁有者）'],
  },
  'admin add:file': {
    en: ['file', 'The file'],
    'zh-CN': ['文件', '文件'],
    'zh-TW': ['檔案', '檔案'],
  },
  'admin add:address': {
    en: ['address', 'Address of a page'],
    'zh-CN': ['网址', '网页的地址'],
    'zh-TW': ['網址', '網頁的位址'],
  },
  'admin remove': {
    en: ['remove', 'Take an added article away (owner of the application)'],
    'zh-CN': ['移除', '移除收录的文章（限应用所有者）'],
    'zh-TW': ['移除', '移除收錄的文章（限應用程式擁有者）'],
  },
  'admin remove:article': {
    en: ['article', 'Title or file of the article'],
    'zh-CN': ['文章', '文章的标题或文件'],
    'zh-TW': ['文章', '文章的標題或檔案'],
  },
  'admin reindex': {
    en: ['reindex', 'Rebuild the index (owner of the application)'],
    'zh-CN': ['重建索引', '重新建立索引（限应用所有者）'],
    'zh-TW': ['重建索引', '重新建立索引（限應用程式擁有者）'],
  },
  'admin sources': {
    en: ['sources', 'How the feeds and pages do (owner of the application)'],
    'zh-CN': ['订阅源', '订阅源和网页的状况（限应用所有者）'],
    'zh-TW': ['訂閱源', '訂閱源和網頁的狀況（限應用程式擁有者）'],
  },
} as const satisfies Readonly<Record<string, Row>>;

export type CommandPath = keyof typeof COMMAND_TEXTS;
