import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DefaultRestOptions, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Log } from '../../support/log.ts';
import { makeResilientRequest } from './resilient-request.ts';
import { type Shard, shardOptions } from './shard.ts';

interface Deps {
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly onUnauthorized: () => void;
  /** The shard that it serves; without it all of them. */
  readonly shard?: Shard | undefined;
}

/** {@link makeResilientRequest} has time limits of its own, and this one must never come first. */
const REST_TIMEOUT_MS = 10 * 60_000;

/** A longer limit (the daily one on registrations) is thrown as RateLimitError, so that it does not block the queue. */
const LONGEST_LIMIT_MS = 60_000;

/** A client without privileged intents; it caches guilds, roles and channels, but no messages or people. */
export function makeClient({ apiUrl, log, onUnauthorized, shard }: Deps): Client {
  return new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    ...shardOptions(shard),
    allowedMentions: { parse: [], repliedUser: false },
    enforceNonce: true,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
      GuildMemberManager: { maxSize: 200, keepOverLimit: (member) => member.id === member.client.user.id },
    }),
    rest: {
      ...(apiUrl === undefined ? {} : { api: apiUrl }),
      retries: 0,
      timeout: REST_TIMEOUT_MS,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_LIMIT_MS,
      makeRequest: makeResilientRequest({
        // This needs half the processor time of fetch, which matters if a hundred people ask at once.
        request: DefaultRestOptions.makeRequest,
        sleep: (ms) => sleep(ms),
        onUnauthorized,
        warn: (facts, message) => log.warn(facts, message),
      }),
    },
  });
}
