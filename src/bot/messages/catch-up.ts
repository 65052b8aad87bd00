import type { GatewayMessageCreateDispatchData } from 'discord.js';
import type { BotContext } from '../context/context.ts';
import type { MessageHandler } from './message-handler.ts';

const LOOK_BACK_MS = 10 * 60_000;
const SERVED_BEFORE_MS = 7 * 24 * 3_600_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
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
 * Answers mentions missed while the bot was away: in channels it has served before, of the last ten minutes, each message
 * once. A message that the bot has replied to already is left alone, also by another run of the bot.
 */
export async function catchUp(bot: BotContext, messages: MessageHandler): Promise<void> {
  const now = bot.now().getTime();
  const after = String(BigInt(Math.max(0, now - LOOK_BACK_MS - DISCORD_EPOCH_MS)) << 22n);
  const channels = new Map(messages.served);
  for (const channelId of (await bot.history?.channelsServed(new Date(now - SERVED_BEFORE_MS))) ?? []) {
    const guildId = bot.guilds.guildOf(channelId);
    if (guildId !== null) channels.set(channelId, guildId);
  }
  for (const [channelId, guildId] of [...channels].slice(-MAX_CHANNELS)) {
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
    const entry = await bot.history?.findByQuestionMessage(message.id);
    if (entry?.reply) continue;
    if (entry) await bot.history?.remove(entry.id);
    const raw = { ...message, ...(guildId === null ? {} : { guild_id: guildId }) };
    await messages.handle(raw as GatewayMessageCreateDispatchData);
  }
}
