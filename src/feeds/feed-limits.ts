/** How much is read of other people's servers, how often, and how long is waited for them. */
export interface FeedLimits {
  readonly maxFeedBytes: number;
  readonly maxPageBytes: number;
  readonly maxRobotsBytes: number;
  readonly timeoutMs: number;
  readonly maxRedirects: number;
  /** Entries of one feed that are looked at, in its order. */
  readonly maxItems: number;
  /** Pages read for one source in one round; the others follow in the next. */
  readonly maxPagesARound: number;
  /** Addresses of items that have left their feed, looked at again in one round. */
  readonly maxRechecksARound: number;
  readonly recheckEveryMs: number;
  /** Sources read at once. */
  readonly sourcesAtOnce: number;
  /** Longest pause between two requests that a robots.txt may ask for. */
  readonly maxCrawlDelayMs: number;
  /** Longest wait that a server may ask for by Retry-After. */
  readonly maxRetryAfterMs: number;
  /** A source that fails is asked ever less often, down to its interval doubled this many times. */
  readonly maxDoublings: number;
}

const MB = 1024 * 1024;
const DAY_MS = 24 * 3_600_000;

/** Generous for news sites, bearable for a small machine; a robots.txt is cut at RFC 9309's 500 KiB. */
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
