/** Limits on how much is read from other people's servers, how often, and how long to wait for them. */
export interface FeedLimits {
  readonly maxFeedBytes: number;
  readonly maxPageBytes: number;
  readonly maxRobotsBytes: number;
  readonly timeoutMs: number;
  readonly maxRedirects: number;
  /** Number of entries of one feed that are read, in its order. */
  readonly maxItems: number;
  /** Number of pages read per source in one round; the others follow in the next. */
  readonly maxPagesARound: number;
  /** Number of addresses of items that left their feed and that are checked again in one round. */
  readonly maxRechecksARound: number;
  readonly recheckEveryMs: number;
  /** Number of sources read at the same time. */
  readonly sourcesAtOnce: number;
  /** Longest pause between two requests that a robots.txt may ask for. */
  readonly maxCrawlDelayMs: number;
  /** Longest wait that a server may ask for by Retry-After. */
  readonly maxRetryAfterMs: number;
  /** A failing source is asked less and less often; its interval is doubled at most this many times. */
  readonly maxDoublings: number;
}

const MB = 1024 * 1024;
const DAY_MS = 24 * 3_600_000;

/**
 * Chosen by hand to be generous for news sites and bearable for a small machine; a robots.txt is cut at RFC 9309's 500
 * KiB.
 */
export const FEED_LIMITS: FeedLimits = {
  maxFeedBytes: 10 * MB,
  maxPageBytes: 5 * MB,
  maxRobotsBytes: 500 * 1024,
  timeoutMs: 30_000,
  maxRedirects: 5,
  maxItems: 500,
  maxPagesARound: 50,
  maxRechecksARound: 5,
  recheckEveryMs: 7 * DAY_MS,
  sourcesAtOnce: 4,
  maxCrawlDelayMs: 30_000,
  maxRetryAfterMs: DAY_MS,
  maxDoublings: 5,
};
