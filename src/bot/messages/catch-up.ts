import type { APIMessage, GatewayMessageCreateDispatchData } from 'discord.js';
import type { BotContext } from '../context/context.ts';
import type { MessageHandler } from './message-handler.ts';

/** Long enough for an update that rebuilds the index; a later answer helps nobody. Chosen by hand. */
export const LOOK_BACK_MS = 30 * 60_000;
const SERVED_BEFORE_MS = 30 * 24 * 3_600_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
/**
 * Number of direct-message channels that are searched, latest first, because Discord does not say which have new
 * messages.
 */
const MAX_CHANNELS = 50;

/** A channel to search for missed messages. */
interface Missed {
  readonly channelId: string;
  /** Null for direct messages. */
  readonly guildId: string | null;
  /** Only messages with greater ids are read. */
  readonly after: string;
}

/**
 * Answers each message of the last half hour that the bot missed, once: mentions in every channel with new messages,
 * and direct messages from people who have asked before. It skips a message that the bot, even in another run, has
 * replied to.
 */
export async function catchUp(bot: BotContext, messages: MessageHandler): Promise<void> {
  const now = bot.now().getTime();
  const after = String(BigInt(Math.max(0, now - LOOK_BACK_MS - DISCORD_EPOCH_MS)) << 22n);
  const since = new Date(now - SERVED_BEFORE_MS);
  const direct = bot.isServedHere(null) ? ((await bot.history?.directChannels(since, MAX_CHANNELS)) ?? []) : [];
  const channels = new Map(messages.served);
  for (const channelId of direct) channels.set(channelId, null);
  for (const { channelId, guildId } of bot.guilds.channelsActiveAfter(after)) channels.set(channelId, guildId);
  for (const [channelId, guildId] of channels) {
    if (bot.isStopping()) return;
    if (bot.guilds.maySend(channelId)) await catchUpChannel(bot, messages, { channelId, guildId, after });
  }
}

async function catchUpChannel(bot: BotContext, messages: MessageHandler, missed: Missed): Promise<void> {
  const { channelId, guildId, after } = missed;
  const found = await bot.api.messagesAfter(channelId, after).catch((error: unknown) => {
    bot.log.info({ err: error, channelId }, 'missed messages cannot be read');
    return [];
  });
  const repliedTo = new Set(
    found.filter(({ author }) => author.id === bot.guilds.userId).map((m) => m.message_reference?.message_id),
  );
  for (const message of found) {
    if (messages.hasTaken(message.id) || repliedTo.has(message.id)) continue;
    if (await isForgotten(message, bot)) continue;
    const entry = await bot.history?.findByQuestionMessage(message.id);
    // The message may have arrived meanwhile, or another look back found it; the entry then belongs to that answer.
    if (entry?.reply || messages.hasTaken(message.id)) continue;
    if (entry) await bot.history?.remove(entry.id);
    const raw = { ...message, ...(guildId === null ? {} : { guild_id: guildId }) };
    await messages.handle(raw as GatewayMessageCreateDispatchData);
  }
}

/** True if its author asked to be forgotten after writing it. */
async function isForgotten({ id, author }: APIMessage, { history }: BotContext): Promise<boolean> {
  const at = await history?.forgottenAt(author.id);
  return at !== undefined && Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS <= at.getTime();
}
