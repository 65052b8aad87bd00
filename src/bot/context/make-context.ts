import type { Client } from 'discord.js';
import type { Reach } from '../../model/library.ts';
import { ArticleCaches } from '../articles/article-caches.ts';
import { DiscordApi } from '../discord/discord-api.ts';
import { withoutPrivateParts } from '../discord/private-errors.ts';
import { isServedHere } from '../discord/shard.ts';
import { Alerts } from '../guilds/alerts.ts';
import { GuildView } from '../guilds/guild-view.ts';
import { News } from '../guilds/news.ts';
import { findOwnerIds } from '../guilds/owners.ts';
import { reachOf, type Venue } from '../guilds/reach.ts';
import { SettingsCache } from '../guilds/settings-cache.ts';
import { AnswerDesk } from '../limits/answer-desk.ts';
import { RateLimiter } from '../limits/rate-limiter.ts';
import type { BotDeps } from './bot-deps.ts';
import type { BotContext, PrivacySettings } from './context.ts';

/** The answer process handles one question after the other, and a few at once keep it busy. Chosen by hand. */
const AT_ONCE = 4;
const MAX_WAITING = 200;
const DEFAULT_PRIVACY: PrivacySettings = { retentionDays: 180, llmHost: null, directMessages: 'members' };

interface Parts {
  /** The client in use, which a failed login replaces. */
  readonly getClient: () => Client;
  readonly isStopping: () => boolean;
}

/** Creates the data and functions that every handler uses. */
export function makeContext(deps: BotDeps, { getClient, isStopping }: Parts): BotContext {
  const { collections, readTalk, now, history, reindex, listSources, articleDesk } = deps;
  const log = deps.log.child({}, { serializers: { err: withoutPrivateParts } });
  const api = new DiscordApi(
    () => getClient().rest,
    () => getClient().application?.id ?? '',
  );
  const guilds = new GuildView(getClient);
  const settings = new SettingsCache(history);
  const alerts = new Alerts({
    history,
    settings,
    guilds,
    api,
    log,
    now,
    readStatus: () => collections.status(),
    freeBytes: deps.freeBytes,
    areSourcesSilent: deps.areSourcesSilent,
  });
  const reachAt = async ({ guildId, channelId, parentId }: Venue): Promise<Reach> => {
    return reachOf(await settings.read(guildId), { channelId, parentId: parentId ?? guilds.parentOf(channelId) });
  };
  const news = new News({ history, settings, guilds, api, collections, reachAt, log, now });
  let ownerIds: Promise<ReadonlySet<string>> | undefined;
  return {
    collections,
    readTalk,
    reachAt,
    log,
    now,
    history,
    reindex,
    listSources,
    articleDesk,
    isStopping,
    isServedHere: (guildId) => isServedHere(guildId, deps.shard),
    api,
    guilds,
    alerts,
    news,
    desk: new AnswerDesk({
      ask: (question, reach) => collections.within(reach).ask(question),
      atOnce: AT_ONCE,
      maxWaiting: MAX_WAITING,
    }),
    rateLimiter: new RateLimiter(),
    articleCaches: new ArticleCaches(collections),
    privacy: deps.privacy ?? DEFAULT_PRIVACY,
    ownerIds: () => {
      ownerIds ??= findOwnerIds(api).catch((error: unknown) => {
        ownerIds = undefined;
        throw error;
      });
      return ownerIds;
    },
    settings,
  };
}
