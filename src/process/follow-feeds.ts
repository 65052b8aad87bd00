import { access } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RoundReport } from '../feeds/fetch-round.ts';
import type { SourceReport } from '../feeds/source-report.ts';
import { LibraryUnavailable } from '../model/library.ts';
import type { Config } from '../support/config.ts';
import { describeError, OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { programPath } from '../support/program.ts';
import { ONE_TRY, openSupervisor } from './supervisor.ts';

export interface FollowedFeeds {
  readonly config: Config;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Builds a new index and resolves when answers come from it. */
  readonly rebuild: () => Promise<void>;
  /** Called after every look with the states of the sources; with an empty list if there are none. */
  readonly onReports: (sources: readonly SourceReport[]) => void;
}

/** Interval at which the sources file is looked for, or for changes. */
const LOOKS_EVERY_MS = 5 * 60_000;
/** Shortest wait between two rounds, also after a failed round or build. */
const MIN_WAIT_MS = 15_000;

/**
 * Reads the sources that are due, again and again until the signal, each round in its own process, and builds the index
 * if articles are new or changed. No failure ends it, and a repeated problem is reported once.
 */
export async function followFeeds(feeds: FollowedFeeds): Promise<void> {
  const { config, log, signal, rebuild, onReports } = feeds;
  let needsBuild = false;
  let told = '';
  while (!signal.aborted) {
    let waitMs = LOOKS_EVERY_MS;
    try {
      const report = (await isThere(config.sourcesFile)) ? await runRound(feeds) : undefined;
      onReports(report?.sources ?? []);
      if (report) waitMs = untilNext(report);
      if (report && report.added + report.changed > 0) {
        log.info({ added: report.added, changed: report.changed }, 'articles were fetched');
        needsBuild = true;
      }
      if (needsBuild && !signal.aborted) {
        await rebuild();
        needsBuild = false;
      }
      told = '';
    } catch (error) {
      if (signal.aborted) return;
      waitMs = needsBuild ? MIN_WAIT_MS : waitMs;
      const words = error instanceof OperatorError ? describeError(error) : String(error);
      if (words !== told) log.warn(error instanceof OperatorError ? words : { err: error }, 'feeds');
      told = words;
    }
    await sleep(waitMs, undefined, { signal, ref: false }).catch(() => {});
  }
}

/** Reads the sources that are due once, for a first start without articles. @returns true if articles arrived. */
export async function fetchFirst(feeds: Omit<FollowedFeeds, 'rebuild' | 'onReports'>): Promise<boolean> {
  const report = (await isThere(feeds.config.sourcesFile)) ? await runRound(feeds) : undefined;
  return report !== undefined && report.added > 0;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function runRound({
  config,
  log,
  signal,
}: Omit<FollowedFeeds, 'rebuild' | 'onReports'>): Promise<RoundReport | undefined> {
  const module = programPath(import.meta.dirname, 'feed-process');
  const supervisor = openSupervisor({ ...ONE_TRY, module, settings: config, log });
  const stop = () => void supervisor.close();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return (await supervisor.call('fetch', [{ onlyDue: true }])) as RoundReport | undefined;
  } catch (error) {
    if (signal.aborted && error instanceof LibraryUnavailable) return undefined;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await supervisor.close();
  }
}

/** Milliseconds until the first source is due. */
function untilNext({ sources }: RoundReport): number {
  const next = Math.min(...sources.map(({ nextAt }) => (nextAt === null ? 0 : Date.parse(nextAt))));
  return Math.max(MIN_WAIT_MS, Math.min(LOOKS_EVERY_MS, next - Date.now()));
}
