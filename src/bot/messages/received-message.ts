import type { GatewayMessageCreateDispatchData, GatewayMessageUpdateDispatchData } from 'discord.js';
import type { ReceivedMessage } from './mention.ts';

/** The relevant facts of a message from the gateway. */
export function receivedMessage(
  raw: GatewayMessageCreateDispatchData | GatewayMessageUpdateDispatchData,
): ReceivedMessage {
  return {
    type: raw.type,
    content: raw.content,
    guildId: raw.guild_id ?? null,
    authorId: raw.author.id,
    isFromBot: raw.author.bot === true,
    isFromWebhook: raw.webhook_id !== undefined,
    mentionedUserIds: raw.mentions.map(({ id }) => id),
    mentionedRoleIds: raw.mention_roles,
    repliedToUserId: raw.referenced_message?.author.id ?? null,
    hasSticker: (raw.sticker_items?.length ?? 0) > 0,
    hasAttachment: raw.attachments.length > 0,
  };
}
