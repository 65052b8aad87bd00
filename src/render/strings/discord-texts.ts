import type { Language } from '../../model/question.ts';

/** A permission that the bot may lack in a channel, under Discord's name. */
export type PermissionName =
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  | 'EmbedLinks'
  | 'ReadMessageHistory';

/** Permissions under their names in Discord's settings. */
export const PERMISSION_NAMES: Readonly<Record<Language, Readonly<Record<PermissionName, string>>>> = {
  'zh-Hans': {
    ViewChannel: '查看频道',
    SendMessages: '发送消息',
    SendMessagesInThreads: '在子区内发送消息',
    EmbedLinks: '嵌入链接',
    ReadMessageHistory: '读取消息历史记录',
  },
  'zh-Hant': {
    ViewChannel: '檢視頻道',
    SendMessages: '發送訊息',
    SendMessagesInThreads: '在討論串中傳送訊息',
    EmbedLinks: '嵌入連結',
    ReadMessageHistory: '讀取訊息歷史',
  },
  en: {
    ViewChannel: 'View Channel',
    SendMessages: 'Send Messages',
    SendMessagesInThreads: 'Send Messages in Threads',
    EmbedLinks: 'Embed Links',
    ReadMessageHistory: 'Read Message History',
  },
};

/** Sentences for Discord only. */
export interface DiscordTexts {
  /** Above answered questions, below a question without an answer. */
  readonly nearby: string;
  /** Other possibilities for a question without an answer. */
  readonly searchInstead: string;
  readonly askHelperInstead: string;
  /** For a person whose reply came without its text; shown once per person. */
  readonly withheldReply: string;
  /** For a picture, voice message or file without text. */
  readonly attachmentAlone: string;
  /** For alerts that were requested in a forum. */
  readonly alertsNeedText: string;
  /** The question for the main points of an article. */
  readonly digestQuestion: string;
  /** In place of an answer that a restart prevented. */
  readonly interrupted: string;
  /** Says how many public answers /forget-me deletes. */
  forgottenMessages(count: number): string;
}

export const DISCORD_TEXTS: Readonly<Record<Language, DiscordTexts>> = {
  'zh-Hans': {
    nearby: '这些相近的问题有答案',
    searchInstead: '换个说法再问，或用 `/文章 搜索` 按字词查找。',
    askHelperInstead: '也可以点“请人帮忙”。',
    withheldReply:
      '这条回复关掉了提及，Discord 不把内容给我看，所以没能回答。请在回复时打开“@ 开”，或者提及我、用 /提问。（这个提示只说这一次。）',
    attachmentAlone: '图片、语音和文件我读不了，请把问题写成文字。',
    alertsNeedText: '论坛里不能直接发消息，请选一个文字频道来接收告警。',
    digestQuestion: '总结这篇文章',
    interrupted: '刚才重启了，这个问题没来得及回答，请再问一次。',
    forgottenMessages: (count) =>
      count === 0
        ? '我没有公开发过给你的回答。你自己发的消息不归我管，请自行删除。'
        : `我公开发过的 ${count} 条给你的回答正在删除；只给你看的回答会自行消失。你自己发的消息不归我管，请自行删除。`,
  },
  'zh-Hant': {
    nearby: '這些相近的問題有答案',
    searchInstead: '換個說法再問，或用 `/文章 搜尋` 按字詞查找。',
    askHelperInstead: '也可以點「請人幫忙」。',
    withheldReply:
      '這則回覆關掉了提及，Discord 不把內容給我看，所以沒能回答。請在回覆時開啟「@ 開啟」，或者提及我、用 /提問。（這個提示只說這一次。）',
    attachmentAlone: '圖片、語音和檔案我讀不了，請把問題寫成文字。',
    alertsNeedText: '論壇裡不能直接發訊息，請選一個文字頻道來接收告警。',
    digestQuestion: '總結這篇文章',
    interrupted: '剛才重新啟動了，這個問題沒來得及回答，請再問一次。',
    forgottenMessages: (count) =>
      count === 0
        ? '我沒有公開發過給你的回答。你自己發的訊息不歸我管，請自行刪除。'
        : `我公開發過的 ${count} 則給你的回答正在刪除；只給你看的回答會自行消失。你自己發的訊息不歸我管，請自行刪除。`,
  },
  en: {
    nearby: 'Questions near this one that are answered',
    searchInstead: 'Ask in other words, or find articles by words with `/article search`.',
    askHelperInstead: 'You can also press “Ask for help”.',
    withheldReply:
      'This reply came with its mention off, so Discord keeps its text from me and I could not answer. Please reply with “@ ON”, mention me, or use /ask. (You are told this only once.)',
    attachmentAlone: 'I cannot read pictures, voice messages or files. Please write your question.',
    alertsNeedText: 'A forum takes no plain messages; please choose a text channel for alerts.',
    digestQuestion: 'Summarise this article',
    interrupted: 'I was restarted before I could answer this. Please ask again.',
    forgottenMessages: (count) =>
      count === 0
        ? 'I have posted no public answer to you. Your own messages are not mine to delete; please delete them yourself.'
        : `${count} public ${count === 1 ? 'answer' : 'answers'} of mine to you ${count === 1 ? 'is' : 'are'} being deleted; those shown to you alone go by themselves. Your own messages are not mine to delete; please delete them yourself.`,
  },
};
