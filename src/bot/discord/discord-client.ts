import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DefaultRestOptions, GatewayIntentBits, Options, Partials } from 'discord.js';
import type { Log } from '../../support/log.ts';
import { makeResilientRequest } from './resilient-request.ts';
import { type Shard, shardOptions } from './shard.ts';

interface Deps {
  readonly apiUrl: string | undefined;
  readonly log: Log;
  readonly onUnauthorized: () => void;
  /** The shard it serves; without it all of them. */
  readonly shard?: Shard | undefined;
}

/** Requests wait inside {@link makeResilientRequest}, with time limits of their own; this one never strikes first. */
const REST_TIMEOUT_MS = 10 * 60_000;

/** A longer limit (that of a day on registrations) is thrown as RateLimitError instead of being waited out in the queue. */
const LONGEST_LIMIT_MS = 60_000;

/** A client without privileged intents that keeps guilds, roles and channels, and forgets messages and people. */
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
        // Half the processor time of fetch, which counts where a hundred people ask at once.
        request: DefaultRestOptions.makeRequest,
        sleep: (ms) => sleep(ms),
        onUnauthorized,
        warn: (facts, message) => log.warn(facts, message),
      }),
    },
  });
}
