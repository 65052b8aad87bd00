import { makeAbsenceCheck } from './absent-pages.ts';
import { tidyFolder } from './article-file.ts';
import { FEED_LIMITS, type FeedLimits } from './feed-limits.ts';
import { dueAt, folderOf, reportOf, type SourceReport } from './source-report.ts';
import { readState, type SourceState, writeState } from './source-state.ts';
import type { Source, Sources } from './sources.ts';
import type { Visited } from './visit.ts';
import { visitFeed } from './visit-feed.ts';
import { visitPage } from './visit-page.ts';
import { fetchResource, type Validators } from './web/fetch-resource.ts';
import { type Lookup, openGuardedAgent } from './web/guarded-agent.ts';
import { HostPace } from './web/host-pace.ts';
import { makeRobots, ROBOT_NAME } from './web/robots.ts';

export interface RoundOptions {
  readonly sources: Sources;
  /** The folder of articles; fetched ones go to its folder `feeds`. */
  readonly dataDir: string;
  readonly now: () => Date;
  readonly version: string;
  /** True to read only the sources that are due. */
  readonly onlyDue: boolean;
  /** Called for every error that has no known cause. */
  readonly onBug: (error: unknown, source: string) => void;
  readonly limits?: FeedLimits;
  readonly lookup?: Lookup;
}

export interface RoundReport {
  /** Every source, in the order of the file. */
  readonly sources: readonly SourceReport[];
  /** Names of the sources that were read. */
  readonly read: readonly string[];
  readonly added: number;
  readonly changed: number;
}

/**
 * The state of a source grows with its articles and is written as a whole, so it is not written after every article.
 * What a crash loses of it is read again, into the same files.
 */
const SAVES_EVERY_MS = 5_000;

/**
 * Reads the sources once; a broken, slow or hostile source does not affect the others. Only files in the folder change.
 */
export async function fetchRound(options: RoundOptions): Promise<RoundReport> {
  const { sources, limits = FEED_LIMITS } = options;
  const { privateHosts } = sources;
  const agent = openGuardedAgent({
    privateHosts,
    connectTimeoutMs: limits.timeoutMs,
    ...(options.lookup && { lookup: options.lookup }),
  });
  const round = new Round({ ...options, limits }, agent);
  try {
    const waiting = [...sources.list];
    const work = async () => {
      for (let source = waiting.shift(); source; source = waiting.shift()) await round.visit(source);
    };
    await Promise.all(Array.from({ length: limits.sourcesAtOnce }, work));
    return await round.report();
  } finally {
    await agent.destroy();
  }
}

class Round {
  readonly #options: RoundOptions & { readonly limits: FeedLimits };
  readonly #agent: ReturnType<typeof openGuardedAgent>;
  readonly #pace = new HostPace();
  readonly #read = new Set<string>();
  #added = 0;
  #changed = 0;

  constructor(options: RoundOptions & { readonly limits: FeedLimits }, agent: ReturnType<typeof openGuardedAgent>) {
    this.#options = options;
    this.#agent = agent;
  }

  async visit(source: Source): Promise<void> {
    const { limits, onlyDue, onBug, dataDir } = this.#options;
    const dir = folderOf(dataDir, source);
    const before = await readState(dir, source.address);
    const now = this.#options.now().getTime();
    if (onlyDue && dueAt(source, before, { limits, now }) > now) return;
    this.#read.add(source.name);
    let latest = before;
    let savedAt = performance.now();
    const save = async (state: SourceState) => {
      latest = state;
      if (performance.now() - savedAt < SAVES_EVERY_MS) return;
      await writeState(dir, state);
      savedAt = performance.now();
    };
    try {
      await tidyFolder(dir);
      const read = this.#readerFor(source);
      const isAbsent = makeAbsenceCheck((address) => read(address, limits.maxPageBytes));
      const visit = { dir, limits, now, read, isAbsent, save };
      const { added, changed, state } = await visitSource(source, before, visit);
      this.#added += added;
      this.#changed += changed;
      await writeState(dir, { ...state, checkedAt: now });
    } catch (error) {
      onBug(error, source.name);
      const failures = before.failures + 1;
      const failingSince = before.failingSince ?? now;
      const problem = 'reading it failed; the log says why';
      await writeState(dir, { ...latest, checkedAt: now, problem, failures, failingSince }).catch(() => {});
    }
  }

  async report(): Promise<RoundReport> {
    const { sources, dataDir, limits } = this.#options;
    const moment = { limits, now: this.#options.now().getTime() };
    const reports = sources.list.map((source) => reportOf(dataDir, source, moment));
    return { sources: await Promise.all(reports), read: [...this.#read], added: this.#added, changed: this.#changed };
  }

  #readerFor({ hosts }: Source) {
    const { limits, sources, version } = this.#options;
    const { maxRedirects, timeoutMs } = limits;
    const common = { dispatcher: this.#agent, hosts, maxRedirects, timeoutMs, userAgent: `${ROBOT_NAME}/${version}` };
    const robots = makeRobots(async (url) => {
      await this.#pace.wait(url.host, sources.pauseMs);
      return fetchResource(url.href, { ...common, maxBytes: limits.maxRobotsBytes });
    });
    const admit = async (url: URL) => {
      if (!(await robots.isAllowed(url))) return `the robots.txt of ${url.host} does not allow it, or cannot be read`;
      const delayMs = Math.min(await robots.crawlDelayMs(url), limits.maxCrawlDelayMs);
      await this.#pace.wait(url.host, Math.max(delayMs, sources.pauseMs));
      return null;
    };
    return (address: string, maxBytes: number, validators?: Validators) =>
      fetchResource(address, { ...common, maxBytes, admit, ...(validators && { validators }) });
  }
}

function visitSource(source: Source, before: SourceState, visit: Parameters<typeof visitFeed>[2]): Promise<Visited> {
  return source.kind === 'feed' ? visitFeed(source, before, visit) : visitPage(source, before, visit);
}
