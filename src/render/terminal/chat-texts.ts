import type { Language } from '../../model/question.ts';

/** The terminal chat's own sentences. */
export interface ChatTexts {
  /** A hint for beginners; shown once. */
  readonly hint: string;
  readonly help: string;
  readonly forgotten: string;
  commandUnknown(command: string): string;
}

export const CHAT_TEXTS: Readonly<Record<Language, ChatTexts>> = {
  'zh-Hans': {
    hint: '请输入问题。/help 显示帮助，/quit 退出。没有设置 DISCORD_TOKEN，所以在终端里回答。',
    help: '直接输入问题即可。\n/status  索引状态\n/list    文章列表\n/new     开始新的对话，不再接着前面的问题\n/help    本帮助\n/quit    退出',
    forgotten: '新的对话，前面的问题不再算数。',
    commandUnknown: (command) => `没有 ${command} 这个命令。/help 显示帮助。`,
  },
  'zh-Hant': {
    hint: '請輸入問題。/help 顯示說明，/quit 離開。沒有設定 DISCORD_TOKEN，所以在終端機裡回答。',
    help: '直接輸入問題即可。\n/status  索引狀態\n/list    文章列表\n/new     開始新的對話，不再接著前面的問題\n/help    本說明\n/quit    離開',
    forgotten: '新的對話，前面的問題不再算數。',
    commandUnknown: (command) => `沒有 ${command} 這個命令。/help 顯示說明。`,
  },
  en: {
    hint: 'Type a question. /help shows help, /quit ends. No DISCORD_TOKEN is set, so answers come here.',
    help: 'Type a question, in Chinese or English.\n/status  state of the index\n/list    articles\n/new     a new conversation, which forgets the questions before\n/help    this help\n/quit    end',
    forgotten: 'A new conversation; the questions before are forgotten.',
    commandUnknown: (command) => `There is no command ${command}. /help shows help.`,
  },
};
