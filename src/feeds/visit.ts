import type { ReadPage } from './absent-pages.ts';
import type { FeedLimits } from './feed-limits.ts';
import type { SourceState } from './source-state.ts';
import type { Fetched, Validators } from './web/fetch-resource.ts';

/** The data and functions for reading one source in a round. */
export interface Visit {
  /** Folder of its articles. */
  readonly dir: string;
  readonly limits: FeedLimits;
  /** Instant of the round. */
  readonly now: number;
  /** Reads an address within the hosts, limits and pauses of the source. */
  readonly read: (address: string, maxBytes: number, validators?: Validators) => Promise<Fetched>;
  /** True if a page is the one that its server gives for addresses that do not exist. */
  readonly isAbsent: (page: ReadPage) => Promise<boolean>;
  /** Stores the progress so far, from time to time. */
  readonly save: (state: SourceState) => Promise<void>;
}

/** The result of a visit: the numbers of new and of changed articles, and the new state. */
export interface Visited {
  readonly added: number;
  readonly changed: number;
  readonly state: SourceState;
}

/** Media types whose text is read. */
const READABLE = new Set(['', 'text/html', 'application/xhtml+xml', 'text/plain']);

/** The reason why a page of this type is not read; null if it is. */
export function refusalOfContent(contentType: string): string | null {
  return READABLE.has(contentType) ? null : `${contentType} is not read`;
}

/** The part of a state that tells of failures, after an attempt that did not fail. */
export const WELL = { problem: null, failures: 0, failingSince: null, waitUntil: null } as const;

/** The state after a failed attempt. */
export function afterFailure(
  state: SourceState,
  fetched: Exclude<Fetched, { kind: 'fetched' }>,
  visit: Visit,
): SourceState {
  const { now, limits } = visit;
  const asked = fetched.kind === 'failed' ? fetched.retryAfterMs : null;
  return {
    ...state,
    problem: fetched.kind === 'failed' ? fetched.reason : `its server answers ${statusOf(fetched)}`,
    failures: state.failures + 1,
    failingSince: state.failingSince ?? now,
    waitUntil: asked === null ? null : now + Math.min(asked, limits.maxRetryAfterMs),
  };
}

function statusOf(fetched: Fetched): number {
  return fetched.kind === 'gone' ? fetched.status : 304;
}
