import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitArticles } from '../chunking/split-articles.ts';
import { openCleanedCache } from '../ingest/cleaning/cleaned-cache.ts';
import { type CorpusState, hashCorpus, takeStock } from '../ingest/corpus/hash-corpus.ts';
import { type Corpus, readCorpus } from '../ingest/corpus/read-corpus.ts';
import { readGlossary } from '../ingest/corpus/read-glossary.ts';
import { openExtractionCache } from '../ingest/documents/extraction-cache.ts';
import type { Article } from '../model/article.ts';
import { selfTest } from '../search/self-test.ts';
import { buildIndexData } from '../store/build-index.ts';
import { withBuildLock } from '../store/build-lock.ts';
import { isFresh, type Makings } from '../store/fingerprint.ts';
import type { IndexData } from '../store/index-data.ts';
import type { Manifest } from '../store/manifest.ts';
import { findManifest, readIndexData } from '../store/open-index.ts';
import { updateData } from '../store/selection/update-data.ts';
import { findVersionProblem, readManifest } from '../store/verify-version.ts';
import { readPublished, removeHalves, versionPath, writePublished } from '../store/versions.ts';
import { writeVersion } from '../store/write-version.ts';
import type { Config } from '../support/config.ts';
import { OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { type BuildProgress, dropVectorCache, embedArticles } from './embed-articles.ts';
import { fingerprintOfNow } from './fingerprint.ts';
import { makeAnalyser, openLanguage } from './language.ts';
import { isInDatabase, publishToDatabase } from './shared/publish-index.ts';

export interface BuildOptions {
  /** True to build even if the index is fresh, and to compute every vector again. */
  readonly full?: boolean;
  /** True if no person asked for this build: it keeps a rollback, and the former index if most articles are gone. */
  readonly automatic?: boolean;
  /** True to clean the articles for the reports even if nothing has changed. */
  readonly withReports?: boolean;
  readonly onProgress?: (progress: BuildProgress) => void;
}

export interface BuildReport {
  readonly manifest: Manifest;
  /** False if a published version was already fresh and intact. */
  readonly built: boolean;
  /** Number of chunks whose vectors were computed, not taken from the cache. */
  readonly embedded: number;
  readonly problems: Corpus['problems'];
  /** Empty if nothing was built and no reports were asked for. */
  readonly reports: Corpus['reports'];
}

const PROBLEMS_FILE = 'problems.json';

/** An automatic build that would leave a smaller share of the articles waits for a person. Chosen by hand. */
const LEAST_SHARE_KEPT = 0.5;

/**
 * Reads, cleans, cuts and embeds the articles of the data directory and publishes a new index version, unless a fresh
 * and intact one exists. The former version stays in use until then; a failure leaves nothing behind. If a database
 * shares the index, it gets the published version.
 * @throws INDEX_LOCKED, INDEX_UNWRITABLE, INDEX_SHRINKS, ARTICLES_MISSING, FILE_UNREADABLE, DATA_INVALID,
 * DATABASE_UNAVAILABLE.
 */
export async function buildIndex(config: Config, log: Log, options: BuildOptions = {}): Promise<BuildReport> {
  return withBuildLock(config.indexDir, async () => {
    const report = await buildLocked(config, log, options);
    if (config.sharedIndex) await publishToDatabase(config.sharedIndex, config.indexDir);
    return report;
  });
}

async function buildLocked(config: Config, log: Log, options: BuildOptions): Promise<BuildReport> {
  await removeHalves(config.indexDir);
  // Taken first: a file that changes while it is read makes the index stale, not wrongly fresh.
  const state = await takeStock(config.dataDir);
  const { hash: corpusHash } = state;
  const fingerprint = await fingerprintOfNow(await readGlossary(config.glossaryFile));
  const fresh = options.full ? undefined : await takeFresh(config, { fingerprint, corpusHash }, options);
  if (fresh && !options.withReports) {
    const problems = await readProblems(config.indexDir, fresh);
    return { manifest: fresh, built: false, embedded: 0, problems, reports: [] };
  }
  const full = options.full ?? false;
  const corpus = await cleanCorpus(config, state, { makers: fingerprint, distrust: full });
  const { problems, reports } = corpus;
  if (fresh) return { manifest: fresh, built: false, embedded: 0, problems, reports };
  if (options.automatic) await refuseLoss(config, corpus);
  const language = await openLanguage(config.glossaryFile);
  const build = (articles: readonly Article[]) =>
    buildIndexData({ articles, ...splitArticles(articles) }, language.termsOf);
  const before = full ? undefined : await readDataOf(config.indexDir, fingerprint);
  const data = before ? updateData(before, corpus.articles, build) : build(corpus.articles);
  const { vectors, embedded } = await embedArticles(config, log, {
    data,
    full,
    onProgress: options.onProgress ?? (() => {}),
  });
  // If the model is still missing, the published version without vectors is as good as a new one.
  const same =
    vectors || options.full ? undefined : await takeFresh(config, { fingerprint, corpusHash }, options, false);
  if (same) return { manifest: same, built: false, embedded: 0, problems, reports };
  const manifest = await writeVersion(config.indexDir, data, vectors, {
    builtAt: new Date(),
    fingerprint,
    corpusHash,
    extra: { [PROBLEMS_FILE]: Buffer.from(JSON.stringify(problems)) },
    check: (index) => selfTest(index, makeAnalyser(index, language)),
  });
  if (vectors) await dropVectorCache(config);
  return { manifest, built: true, embedded, problems, reports };
}

/** Reads and cleans the articles; `makers` and `distrust` as {@link openCleanedCache} takes them. */
async function cleanCorpus(
  config: Config,
  state: CorpusState,
  { makers, distrust }: { readonly makers: string; readonly distrust: boolean },
): Promise<Corpus> {
  const parsed = openExtractionCache(extractionCachePath(config));
  const cleaned = await openCleanedCache(cleanedCachePath(config), makers, distrust);
  const corpus = await readCorpus(config.dataDir, { parsed, cleaned }, state);
  await parsed.prune();
  await cleaned.save();
  if (corpus.articles.length === 0) throw OperatorError.of('ARTICLES_MISSING', { path: config.dataDir });
  return corpus;
}

/**
 * The data of the current version if this program made it with these names; undefined otherwise, and if it is damaged.
 */
async function readDataOf(indexDir: string, fingerprint: string): Promise<IndexData | undefined> {
  const manifest = await findManifest(indexDir);
  if (manifest?.fingerprint !== fingerprint) return undefined;
  return readIndexData(versionPath(indexDir, manifest.version), manifest);
}

/** The problems of the build of a version, so that they are reported again if nothing has changed. */
async function readProblems(indexDir: string, { version }: Manifest): Promise<Corpus['problems']> {
  const text = await readFile(join(versionPath(indexDir, version), PROBLEMS_FILE), 'utf8').catch(() => '[]');
  return JSON.parse(text) as Corpus['problems'];
}

/**
 * A published version that is fresh and intact. After a rollback that may be the older one, which then becomes the
 * current one.
 */
async function takeFresh(
  { indexDir }: Config,
  makings: Makings,
  { automatic }: BuildOptions,
  hasModel = true,
): Promise<Manifest | undefined> {
  const { versions, isPinned, problem } = await readPublished(indexDir);
  const [current] = versions;
  if (problem !== undefined || current === undefined) return undefined;
  if (isPinned && automatic) return findManifest(indexDir);
  for (const version of isPinned ? versions : [current]) {
    const manifest = await readManifest(versionPath(indexDir, version));
    if ('problem' in manifest || !isFresh(manifest, makings, hasModel)) continue;
    if ((await findVersionProblem(versionPath(indexDir, version))) !== undefined) continue;
    const rest = versions.filter((other) => other !== version);
    if (isPinned) await writePublished(indexDir, { versions: [version, ...rest], isPinned: false });
    return manifest;
  }
  return undefined;
}

async function refuseLoss({ indexDir, dataDir }: Config, { articles }: Corpus): Promise<void> {
  const before = (await findManifest(indexDir))?.articles ?? 0;
  const now = articles.length;
  if (now < before * LEAST_SHARE_KEPT) throw OperatorError.of('INDEX_SHRINKS', { before, now, path: dataDir });
}

/** Results of document parsers are kept beside the versions and are not part of one. */
function extractionCachePath(config: Config): string {
  return join(config.indexDir, 'documents');
}

function cleanedCachePath(config: Config): string {
  return join(config.indexDir, 'cleaned.v8');
}

/**
 * True if no build is needed: the published version is intact and made from the present files and settings, or an
 * operator has gone back to it.
 */
export async function isIndexFresh(config: Config): Promise<boolean> {
  const { versions, isPinned, problem } = await readPublished(config.indexDir);
  const [current] = versions;
  if (current === undefined || problem !== undefined) return false;
  const directory = versionPath(config.indexDir, current);
  const manifest = await readManifest(directory);
  if ('problem' in manifest || (await findVersionProblem(directory)) !== undefined) return false;
  if (config.sharedIndex && !(await isInDatabase(config.sharedIndex, config.indexDir))) return false;
  if (isPinned) return true;
  const fingerprint = await fingerprintOfNow(await readGlossary(config.glossaryFile));
  return isFresh(manifest, { fingerprint, corpusHash: await hashCorpus(config.dataDir) });
}
