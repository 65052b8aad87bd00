import { FEED_LIMITS } from '../feeds/feed-limits.ts';
import { fetchRound, type RoundReport } from '../feeds/fetch-round.ts';
import { readSources } from '../feeds/read-sources.ts';
import { reportOf, type SourceReport } from '../feeds/source-report.ts';
import { type Added, type Sent, storeArticle } from '../feeds/store-article.ts';
import { takeLock } from '../store/build-lock.ts';
import type { Config } from '../support/config.ts';
import { OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { readVersion } from './open-servers.ts';

export interface FetchSourcesOptions {
  /** True to read only the sources that are due. */
  readonly onlyDue: boolean;
}

/**
 * Reads the feeds and pages of the sources file once; undefined if there is no such file.
 * @throws FETCH_RUNNING if another process is reading; DATA_INVALID, FILE_UNREADABLE for the sources file.
 */
export async function fetchSources(
  config: Config,
  log: Log,
  options: FetchSourcesOptions,
): Promise<RoundReport | undefined> {
  const sources = await readSources(config.sourcesFile);
  if (!sources) return undefined;
  const release = takeLock(config.indexDir, 'fetch-lock.sqlite', () => OperatorError.of('FETCH_RUNNING', undefined));
  try {
    return await fetchRound({
      ...options,
      sources,
      dataDir: config.dataDir,
      now: () => new Date(),
      version: await readVersion(),
      onBug: (error, source) => log.error({ err: error, source }, 'a source could not be read'),
    });
  } finally {
    release();
  }
}

/** Adds an article from the address that a person sent. @throws DATA_INVALID, FILE_UNREADABLE for the sources file. */
export async function addSentArticle(config: Config, sent: Sent, collection: string | null): Promise<Added> {
  const { dataDir } = config;
  const privateHosts = (await readSources(config.sourcesFile))?.privateHosts ?? new Set<string>();
  return storeArticle(sent, { dataDir, collection, limits: FEED_LIMITS, privateHosts, version: await readVersion() });
}

/**
 * The state of every source, without a request to any; undefined if there is no sources file. @throws DATA_INVALID,
 * FILE_UNREADABLE.
 */
export async function listSources(config: Config): Promise<readonly SourceReport[] | undefined> {
  const sources = await readSources(config.sourcesFile);
  const moment = { limits: FEED_LIMITS, now: Date.now() };
  return sources && Promise.all(sources.list.map((source) => reportOf(config.dataDir, source, moment)));
}
