import type { ReadPage } from './absent-pages.ts';
import type { FeedLimits } from './feed-limits.ts';
import type { SourceState } from './source-state.ts';
import type { Fetched, Validators } from './web/fetch-resource.ts';

/** What a round gives the reading of one source. */
export interface Visit {
  /** Folder of its articles. */
  readonly dir: string;
  readonly limits: FeedLimits;
  /** Instant of the round. */
  readonly now: number;
  /** Reads an address within the hosts, limits and manners of the source. */
  readonly read: (address: string, maxBytes: number, validators?: Validators) => Promise<Fetched>;
  /** Whether a page is what its server gives for addresses it does not have. */
  readonly isAbsent: (page: ReadPage) => Promise<boolean>;
  /** Remembers what has been done so far, now and then. */
  readonly save: (state: SourceState) => Promise<void>;
}

/** What came of a visit: the articles written anew and those written again, and what is to be remembered. */
export interface Visited {
  readonly added: number;
  readonly changed: number;
  readonly state: SourceState;
}

/** Media types whose text is read. */
const READABLE = new Set(['', 'text/html', 'application/xhtml+xml', 'text/plain']);

/** Why a page of this type is not read; null where it is. */
export function refusalOfContent(contentType: string): string | null {
  return READABLE.has(contentType) ? null : `${contentType} is not read`;
}

/** The state after a try that failed. */
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
