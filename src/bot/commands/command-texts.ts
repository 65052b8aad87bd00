import { COMMAND_TEXTS, type CommandPath } from './command-table.ts';

/** Name and description of a command or option in the form of Discord's API. */
export interface LocalizedText {
  readonly name: string;
  readonly name_localizations: Readonly<Record<'zh-CN' | 'zh-TW', string>>;
  readonly description: string;
  readonly description_localizations: Readonly<Record<'zh-CN' | 'zh-TW', string>>;
}

/** Texts of a command, subcommand (`article search`) or option (`ask:from`): English, zh-CN and zh-TW. */
export function localizeCommand(path: CommandPath): LocalizedText {
  const { en, 'zh-CN': hans, 'zh-TW': hant } = COMMAND_TEXTS[path];
  return {
    name: en[0],
    name_localizations: { 'zh-CN': hans[0], 'zh-TW': hant[0] },
    description: en[1],
    description_localizations: { 'zh-CN': hans[1], 'zh-TW': hant[1] },
  };
}

/** A choice of an option: a value and the text that people see. */
export type ChoiceName =
  | 'allow'
  | 'forbid'
  | 'clear'
  | 'threadsOn'
  | 'threadsOff'
  | 'helper'
  | 'noHelper'
  | 'on'
  | 'weekly'
  | 'off';

interface LocalizedName {
  readonly name: string;
  readonly name_localizations: Readonly<Record<'zh-CN' | 'zh-TW', string>>;
}

const CHOICES: Readonly<Record<ChoiceName, readonly [en: string, hans: string, hant: string]>> = {
  allow: ['allow', '允许', '允許'],
  forbid: ['no longer allow', '不再允许', '不再允許'],
  clear: ['allow all again', '恢复为全部允许', '恢復為全部允許'],
  threadsOn: ['open a thread for each question', '每个问题开讨论串', '每個問題開討論串'],
  threadsOff: ['answer in the channel', '直接在频道里回答', '直接在頻道裡回答'],
  helper: ['ask this role for help', '设为求助身份组', '設為求助身分組'],
  noHelper: ['ask nobody for help', '不设求助身份组', '不設求助身分組'],
  on: ['on', '每次有新文章', '每次有新文章'],
  weekly: ['weekly', '每周一次', '每週一次'],
  off: ['off', '不通知', '不通知'],
};

/** Text of a choice in English, zh-CN and zh-TW; at most 100 characters each. */
export function localizeChoice(choice: ChoiceName): LocalizedName {
  const [name, hans, hant] = CHOICES[choice];
  return { name, name_localizations: { 'zh-CN': hans, 'zh-TW': hant } };
}

/** Name of the message context menu that answers the chosen message. */
export const CONTEXT_MENU_NAME: LocalizedName = {
  name: 'Answer from articles',
  name_localizations: { 'zh-CN': '用资料回答', 'zh-TW': '用資料回答' },
};

/** Name of the message context menu that deletes an answer of the bot. */
export const DELETE_MENU_NAME: LocalizedName = {
  name: 'Delete answer',
  name_localizations: { 'zh-CN': '删除回答', 'zh-TW': '刪除回答' },
};
