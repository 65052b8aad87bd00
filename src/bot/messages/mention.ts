import { MessageType } from 'discord.js';

/** The facts about a message that decide if it is meant for the bot. Fields as in Discord's format. */
export interface ReceivedMessage {
  readonly type: number;
  readonly content: string;
  readonly guildId: string | null;
  readonly authorId: string;
  readonly isFromBot: boolean;
  readonly isFromWebhook: boolean;
  /** Users mentioned one by one, and the author of the replied message if the reply pings. */
  readonly mentionedUserIds: readonly string[];
  readonly mentionedRoleIds: readonly string[];
  /** Author of the message that it replies to. */
  readonly repliedToUserId: string | null;
  readonly hasSticker: boolean;
  /** True for pictures, voice messages and files. */
  readonly hasAttachment: boolean;
}

/** The bot's reaction to a message. */
export type Address =
  | { readonly kind: 'silent' }
  /** For the bot, but without text. */
  | { readonly kind: 'empty' }
  /** A sticker without text. */
  | { readonly kind: 'sticker' }
  /** A picture, voice message or file without text. */
  | { readonly kind: 'attachment' }
  /** A reply to the bot with the mention switched off, so that Discord withholds its text. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'question'; readonly text: string };

const SILENT: Address = { kind: 'silent' };
/** Ordinary messages and replies; joins, pins and the like are addressed to nobody. */
const SPOKEN_TYPES = new Set<number>([MessageType.Default, MessageType.Reply]);

/**
 * Decides if a message is meant for the bot: it mentions its user or its managed role, replies to it, or is a direct
 * message. It ignores mentions of everyone and of roles that others may have, and messages of bots, webhooks and the
 * bot itself.
 */
export function addressOf(
  message: ReceivedMessage,
  self: { readonly userId: string; readonly managedRoleId: string | null },
): Address {
  if (message.isFromBot || message.isFromWebhook || message.authorId === self.userId) return SILENT;
  if (!SPOKEN_TYPES.has(message.type)) return SILENT;
  const isMeant =
    message.guildId === null ||
    message.mentionedUserIds.includes(self.userId) ||
    (self.managedRoleId !== null && message.mentionedRoleIds.includes(self.managedRoleId)) ||
    message.repliedToUserId === self.userId;
  if (!isMeant) return SILENT;
  const text = withoutMentions(message.content, self);
  if (text !== '') return { kind: 'question', text };
  // Discord withholds the text of a reply without mention, but not its stickers; this one had none.
  if (message.hasSticker) return { kind: 'sticker' };
  if (message.hasAttachment) return { kind: 'attachment' };
  const isNamed = message.mentionedUserIds.includes(self.userId) || message.mentionedRoleIds.length > 0;
  return { kind: isNamed || message.guildId === null ? 'empty' : 'withheld' };
}

function withoutMentions(content: string, self: { userId: string; managedRoleId: string | null }): string {
  const marks = [`<@${self.userId}>`, `<@!${self.userId}>`];
  if (self.managedRoleId !== null) marks.push(`<@&${self.managedRoleId}>`);
  return marks.reduce((text, mark) => text.replaceAll(mark, ' '), content).trim();
}
