import type { GuildSettings } from '../../history/history.ts';
import type { Strings } from '../../render/strings/strings-shape.ts';
import type { BotContext } from '../context/context.ts';
import type { BucketKind } from '../limits/rate-limiter.ts';

/** The person who wants to ask, and the place. */
export interface Visitor {
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string;
  /** Channel that contains the thread; null elsewhere. */
  readonly parentId: string | null;
  readonly roleIds: readonly string[];
}

/**
 * The reason why a question is refused here, in words for the asker; undefined if it is accepted. It takes a token from
 * every bucket.
 */
export async function refuseVisitor(visitor: Visitor, bot: BotContext, strings: Strings): Promise<string | undefined> {
  if (bot.isStopping()) return strings.refusals.stopping;
  const problem =
    visitor.guildId === null
      ? await directProblem(visitor.userId, bot, strings)
      : placeProblem(visitor, await bot.settings.read(visitor.guildId), strings);
  if (problem !== undefined) return problem;
  const keys: [BucketKind, string][] = [['user', visitor.userId]];
  if (visitor.guildId !== null) keys.push(['channel', visitor.channelId], ['guild', visitor.guildId]);
  const seconds = bot.rateLimiter.pass(keys, bot.now().getTime());
  return seconds === 0 ? undefined : strings.waitSeconds(seconds);
}

/**
 * The objection of the guild's allow-lists, if any; an empty list allows everything. A thread counts as its channel.
 */
function placeProblem(visitor: Visitor, settings: GuildSettings, strings: Strings): string | undefined {
  const { channelIds, roleIds } = settings;
  const isListed = channelIds.includes(visitor.channelId) || channelIds.includes(visitor.parentId ?? '');
  if (channelIds.length > 0 && !isListed) return strings.refusals.channelNotAllowed;
  const hasRole = visitor.roleIds.some((id) => roleIds.includes(id));
  return roleIds.length > 0 && !hasRole ? strings.refusals.roleNotAllowed : undefined;
}

/** The objection of the bot's own rule for direct messages, if any; for `members` the rules of their guilds count. */
async function directProblem(userId: string, bot: BotContext, strings: Strings): Promise<string | undefined> {
  const { directMessages } = bot.privacy;
  if (directMessages === 'all') return undefined;
  if (directMessages === 'off') return strings.refusals.directMessagesOff;
  for (const guildId of bot.guilds.guildIds) {
    const { dmPolicy } = await bot.settings.read(guildId);
    if (dmPolicy === 'members' && (await bot.guilds.isMember(guildId, userId))) return undefined;
  }
  return strings.refusals.directMessagesClosed;
}
