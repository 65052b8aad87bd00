/** A message as far as it matters for whether the bot is meant. Fields as on Discord's wire. */
export interface ReceivedMessage {
  readonly type: number;
  readonly content: string;
  readonly guildId: string | null;
  readonly authorId: string;
  readonly isFromBot: boolean;
  readonly isFromWebhook: boolean;
  /** Users mentioned one by one, and the author replied to where the reply pings. */
  readonly mentionedUserIds: readonly string[];
  readonly mentionedRoleIds: readonly string[];
  /** Author of the message replied to. */
  readonly repliedToUserId: string | null;
  readonly hasSticker: boolean;
  /** Pictures, voice messages and files. */
  readonly hasAttachment: boolean;
}

/** What to do about a message. */
export type Address =
  | { readonly kind: 'silent' }
  /** The bot is meant, but no text came with it. */
  | { readonly kind: 'empty' }
  /** A sticker and no text. */
  | { readonly kind: 'sticker' }
  /** A picture, voice message or file and no text. */
  | { readonly kind: 'attachment' }
  /** A reply to the bot whose mention is switched off: Discord keeps its text back. */
  | { readonly kind: 'withheld' }
  | { readonly kind: 'question'; readonly text: string };

const SILENT: Address = { kind: 'silent' };
/** Ordinary messages and replies; joins, pins and the like are not spoken to anybody. */
const SPOKEN_TYPES = new Set([0, 19]);

/**
 * Whether a message is meant for the bot: it mentions its user or its managed role, replies to it, or is a direct message.
 * Mentions of everyone and of roles that others may have, bots, webhooks and the bot itself are not answered.
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
  // Discord keeps back the text of a reply whose mention is off, but not its stickers: here there was none.
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
