import type { GatewayMessageCreateDispatchData } from 'discord.js';
import type { BotContext } from './context.ts';
import type { MessageHandler } from './message-handler.ts';

const LOOK_BACK_MS = 10 * 60_000;
const SERVED_BEFORE_MS = 7 * 24 * 3_600_000;
const DISCORD_EPOCH_MS = 1_420_070_400_000;
const MAX_CHANNELS = 50;

/**
 * Answers mentions missed while the bot was away: in channels it has served before, of the last ten minutes, each message
 * once. A message that the bot has replied to already is left alone, also by another run of the bot.
 */
export async function catchUp(bot: BotContext, messages: MessageHandler): Promise<void> {
  const now = bot.now().getTime();
  const served = (await bot.history?.channelsServed(new Date(now - SERVED_BEFORE_MS))) ?? [];
  const channelIds = [...new Set([...messages.served.keys(), ...served])].slice(-MAX_CHANNELS);
  const after = String(BigInt(Math.max(0, now - LOOK_BACK_MS - DISCORD_EPOCH_MS)) << 22n);
  for (const channelId of channelIds) {
    if (bot.guilds.maySend(channelId)) await catchUpChannel(bot, messages, { channelId, after });
  }
}

async function catchUpChannel(
  bot: BotContext,
  messages: MessageHandler,
  { channelId, after }: { channelId: string; after: string },
): Promise<void> {
  const found = await bot.api.messagesAfter(channelId, after).catch((error: unknown) => {
    bot.log.info({ err: error, channelId }, 'missed messages cannot be read');
    return [];
  });
  const repliedTo = new Set(
    found.filter(({ author }) => author.id === bot.guilds.userId).map((m) => m.message_reference?.message_id),
  );
  const guildId = bot.guilds.guildOf(channelId);
  for (const message of found) {
    if (repliedTo.has(message.id) || (await bot.history?.findByQuestionMessage(message.id))) continue;
    const raw = { ...message, ...(guildId === null ? {} : { guild_id: guildId }) };
    await messages.handle(raw as GatewayMessageCreateDispatchData);
  }
}
