import type { ClientOptions } from 'discord.js';

/** The guilds of a bot that one connection to the gateway serves. */
export interface Shard {
  /** Counted from 0. */
  readonly id: number;
  readonly count: number;
  /**
   * Resolves when this connection may identify itself, because the connections of a bot must do so one after the other.
   */
  readonly mayIdentify: (signal: AbortSignal) => Promise<void>;
  /** Aborted when the shard is no longer served here, which also ends a start in progress. */
  readonly left: AbortSignal;
}

/** The shard of a guild; direct messages (null) belong to the first one. @see Discord: Gateway, sharding formula */
export function shardOf(guildId: string | null, count: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}

/** True if the guild is served here; without shards every guild is. */
export function isServedHere(guildId: string | null, shard: Pick<Shard, 'id' | 'count'> | undefined): boolean {
  return shard === undefined || shardOf(guildId, shard.count) === shard.id;
}

/** Options of a client that serves one shard. */
export function shardOptions(shard: Shard | undefined): Pick<ClientOptions, 'shards' | 'shardCount' | 'ws'> {
  if (shard === undefined) return { shards: 'auto' };
  const waitForIdentify = (_: number, signal: AbortSignal) => shard.mayIdentify(signal);
  return {
    shards: [shard.id],
    shardCount: shard.count,
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify }) },
  };
}
