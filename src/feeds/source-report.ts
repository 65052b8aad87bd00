import { join } from 'node:path';
import type { FeedLimits } from './feed-limits.ts';
import { readState, type SourceState } from './source-state.ts';
import type { Source } from './sources.ts';

/** The state of a source. */
export interface SourceReport {
  readonly name: string;
  readonly kind: Source['kind'];
  readonly address: string;
  /** Instants, ISO 8601; null before the first round. */
  readonly checkedAt: string | null;
  readonly nextAt: string | null;
  /** The problem of the last round; null if it succeeded. */
  readonly problem: string | null;
  /** Instant of the first failed round since the last success; null if there is none. */
  readonly failingSince: string | null;
  /** The new address according to its server; null if it has not moved. */
  readonly movedTo: string | null;
  /** Number of its stored articles. */
  readonly articles: number;
  /** Number of those that have left the feed. */
  readonly departed: number;
  /** Articles whose own address answers 404 or 410. */
  readonly gone: readonly { readonly url: string; readonly status: number }[];
  /** Items that could not be read so far, with the reason. */
  readonly unread: readonly { readonly url: string | null; readonly problem: string }[];
}

/** An outage ends within this time; a longer failure needs its operator. Chosen by hand. */
const SILENT_MS = 3 * 24 * 3_600_000;

/** True if nothing could be read from a source for days. */
export function isSilent({ failingSince }: Pick<SourceReport, 'failingSince'>, now: number): boolean {
  return failingSince !== null && now - Date.parse(failingSince) >= SILENT_MS;
}

/** Folder for everything from other servers, in the folder of articles. */
const FEEDS_FOLDER = 'feeds';

export function folderOf(dataDir: string, { name }: Source): string {
  return join(dataDir, FEEDS_FOLDER, name);
}

/**
 * Time at which a source is to be read next, in milliseconds; 0 if it was never read. Failures lengthen its interval. A
 * time of reading after `now` came from a wrong clock and is ignored, because the source would otherwise wait until
 * then.
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
    name,
    kind,
    address,
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
