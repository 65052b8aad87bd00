import type { ClientOptions } from 'discord.js';

/** The part of a bot's servers that one connection to the gateway serves. */
export interface Shard {
  /** From 0. */
  readonly id: number;
  readonly count: number;
  /** Settles when this connection may identify itself: all of a bot's do so one after the other. */
  readonly mayIdentify: (signal: AbortSignal) => Promise<void>;
  /** Aborted when the shard is not served here any more: a start of it that goes on is given up. */
  readonly left: AbortSignal;
}

/** Which shard a server belongs to; direct messages (null) belong to the first. @see Discord: Gateway, sharding formula */
export function shardOf(guildId: string | null, count: number): number {
  return guildId === null ? 0 : Number((BigInt(guildId) >> 22n) % BigInt(count));
}

/** Whether a server is served here; everything is where the bot is not split. */
export function isServedHere(guildId: string | null, shard: Pick<Shard, 'id' | 'count'> | undefined): boolean {
  return shard === undefined || shardOf(guildId, shard.count) === shard.id;
}

/** What a client is made with to serve a shard alone. */
export function shardOptions(shard: Shard | undefined): Pick<ClientOptions, 'shards' | 'shardCount' | 'ws'> {
  if (shard === undefined) return { shards: 'auto' };
  const waitForIdentify = (_: number, signal: AbortSignal) => shard.mayIdentify(signal);
  return {
    shards: [shard.id],
    shardCount: shard.count,
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify }) },
  };
}
