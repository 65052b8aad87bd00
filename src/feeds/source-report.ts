import { join } from 'node:path';
import type { FeedLimits } from './feed-limits.ts';
import { readState, type SourceState } from './source-state.ts';
import type { Source } from './sources.ts';

/** How a source does. */
export interface SourceReport {
  readonly name: string;
  readonly kind: Source['kind'];
  readonly address: string;
  /** Instants, ISO 8601; null before the first round. */
  readonly checkedAt: string | null;
  readonly nextAt: string | null;
  /** Why the last round failed; null where it did not. */
  readonly problem: string | null;
  /** Instant of the first of the rounds that have failed since the last that did not; null where there is none. */
  readonly failingSince: string | null;
  /** Where its server says that it lies from now on; null where it has not moved. */
  readonly movedTo: string | null;
  /** Articles kept of it. */
  readonly articles: number;
  /** Those of them that its feed no longer has. */
  readonly departed: number;
  /** Articles whose own address answers 404 or 410. */
  readonly gone: readonly { readonly url: string; readonly status: number }[];
  /** Items that could not be read so far, with the reason. */
  readonly unread: readonly { readonly url: string | null; readonly problem: string }[];
}

/** An outage is over by then; what fails for longer needs its operator. */
const SILENT_MS = 3 * 24 * 3_600_000;

/** Whether nothing could be read of a source for days. */
export function isSilent({ failingSince }: Pick<SourceReport, 'failingSince'>, now: number): boolean {
  return failingSince !== null && now - Date.parse(failingSince) >= SILENT_MS;
}

/** Folder of everything that comes from other servers, in the folder of articles. */
const FEEDS_FOLDER = 'feeds';

export function folderOf(dataDir: string, { name }: Source): string {
  return join(dataDir, FEEDS_FOLDER, name);
}

/**
 * When a source is to be read next, in milliseconds; 0 for one never read. Failures make its interval longer. One that was
 * read after `now` was read by a clock that went wrong: without this it would wait until that time has come.
 */
export function dueAt(
  { everyMs }: Source,
  { checkedAt, failures, waitUntil }: SourceState,
  { limits, now }: { readonly limits: FeedLimits; readonly now: number },
): number {
  if (checkedAt === null || checkedAt > now) return 0;
  const doublings = Math.min(failures, limits.maxDoublings);
  return Math.max(checkedAt + everyMs * 2 ** doublings, waitUntil ?? 0);
}

export async function reportOf(
  dataDir: string,
  source: Source,
  moment: { readonly limits: FeedLimits; readonly now: number },
): Promise<SourceReport> {
  const state = await readState(folderOf(dataDir, source), source.address);
  const items = Object.values(state.items);
  const { name, kind, address } = source;
  return {
    ...{ name, kind, address },
    checkedAt: state.checkedAt === null ? null : new Date(state.checkedAt).toISOString(),
    nextAt: state.checkedAt === null ? null : new Date(dueAt(source, state, moment)).toISOString(),
    problem: state.problem,
    failingSince: state.failingSince === null ? null : new Date(state.failingSince).toISOString(),
    movedTo: state.movedTo,
    articles: items.filter(({ file }) => file !== null).length,
    departed: items.filter(({ file, isListed }) => file !== null && !isListed).length,
    gone: items.flatMap(({ url, goneStatus: status }) => (url !== null && status !== null ? [{ url, status }] : [])),
    unread: items.flatMap(({ url, problem, goneStatus }) =>
      problem !== null && goneStatus === null ? [{ url, problem }] : [],
    ),
  };
}
