import type { APIMessage, GatewayMessageCreateDispatchData } from 'discord.js';
import type { BotContext } from '../context/context.ts';
import type { MessageHandler } from './message-handler.ts';

/** Long enough for an update that builds the index anew; an answer that comes later than this helps nobody. */
export const LOOK_BACK_MS = 30 * 60_000;
const SERVED_BEFORE_MS = 30 * 24 * 3_600_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
/** Direct-message channels looked through, latest first: Discord does not say which of them have something new. */
const MAX_CHANNELS = 50;

/** A channel as it is looked through. */
interface Missed {
  readonly channelId: string;
  /** Null for direct messages. */
  readonly guildId: string | null;
  /** Messages with greater ids are looked at. */
  readonly after: string;
}

/**
 * Answers what was missed of the last half hour while the bot was away, each message once: mentions in every channel that
 * Discord says has something new, and direct messages of those who have asked before. A message that the bot has replied
 * to already is left alone, also by another run of the bot.
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
    // It may have come by itself meanwhile, or with another look back; the entry is that of its answer then.
    if (entry?.reply || messages.hasTaken(message.id)) continue;
    if (entry) await bot.history?.remove(entry.id);
    const raw = { ...message, ...(guildId === null ? {} : { guild_id: guildId }) };
    await messages.handle(raw as GatewayMessageCreateDispatchData);
  }
}

/** Whether its author has had everything forgotten since it was written. */
async function isForgotten({ id, author }: APIMessage, { history }: BotContext): Promise<boolean> {
  const at = await history?.forgottenAt(author.id);
  return at !== undefined && Number(BigInt(id) >> 22n) + DISCORD_EPOCH_MS <= at.getTime();
}
