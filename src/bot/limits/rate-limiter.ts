import { LRUCache } from 'lru-cache';
/** The rate at which tokens return, and the number that can be saved. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Rates that keep one person, channel or guild from using all the answers. Chosen by hand, not measured. */
export const RATES = {
  user: { burst: 5, perMinute: 10 },
  channel: { burst: 60, perMinute: 60 },
  guild: { burst: 120, perMinute: 120 },
  /** Commands that are not questions, buttons and modals. */
  action: { burst: 30, perMinute: 60 },
  guildActions: { burst: 300, perMinute: 300 },
  /** Completions while somebody types; Discord asks for several a second. */
  typing: { burst: 30, perMinute: 180 },
  /** Explanations in a channel why a mention is not answered. */
  notice: { burst: 1, perMinute: 2 },
  help: { burst: 3, perMinute: 0.3 },
} as const satisfies Record<string, Rate>;

export type BucketKind = keyof typeof RATES;

/** Number of people, channels and guilds that are counted at a time, so that memory is bounded. Chosen by hand. */
const MAX_BUCKETS = 10_000;

/** Token buckets by user, channel and guild. Times in ms. */
export class RateLimiter {
  readonly #rates: Readonly<Record<BucketKind, Rate>>;
  readonly #buckets = new LRUCache<string, Bucket>({ max: MAX_BUCKETS });

  constructor(rates: Readonly<Record<BucketKind, Rate>> = RATES) {
    this.#rates = rates;
  }

  /**
   * Takes one token from every named bucket, or none if one of them is empty.
   * @returns 0 if they were taken, else the seconds to wait, rounded up.
   */
  pass(keys: readonly (readonly [BucketKind, string])[], now: number): number {
    const buckets = keys.map(([kind, id]) => this.#fill(kind, id, now));
    const waits = buckets.map(({ bucket, rate }) =>
      bucket.tokens >= 1 ? 0 : Math.ceil(((1 - bucket.tokens) * 60) / rate.perMinute),
    );
    const wait = Math.max(0, ...waits);
    if (wait === 0) for (const { bucket } of buckets) bucket.tokens -= 1;
    return wait;
  }

  #fill(kind: BucketKind, id: string, now: number): { bucket: Bucket; rate: Rate } {
    const rate = this.#rates[kind];
    const key = `${kind}:${id}`;
    const bucket = this.#buckets.get(key) ?? { tokens: rate.burst, at: now };
    bucket.tokens = Math.min(rate.burst, bucket.tokens + ((now - bucket.at) / 60_000) * rate.perMinute);
    bucket.at = now;
    this.#buckets.set(key, bucket);
    return { bucket, rate };
  }
}
