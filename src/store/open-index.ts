import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import { STORE } from '../model/tuning.ts';
import { OperatorError } from '../support/errors.ts';
import { systemReason } from '../support/system-faults.ts';
import { compactData, type IndexData } from './index-data.ts';
import { damaged, isDamaged, readSum } from './integrity/file-sums.ts';
import { DATA_FILE, GRAPH_FILE, ROWS_FILE, SKELETON_FILE } from './integrity/version-files.ts';
import type { Manifest } from './manifest.ts';
import { type Bm25Settings, type LexicalScorer, makeLexicalScorer } from './ranking/lexical-scorer.ts';
import type { Postings } from './ranking/postings.ts';
import { makeUnitColumns, type UnitColumns } from './ranking/unit-columns.ts';
import { openGraph } from './vectors/graph.ts';
import { type HnswSettings, makeVectorIndex, type VectorIndex } from './vectors/vector-index.ts';
import { decodeNodes } from './vectors/vector-rows.ts';
import { readManifest, type VersionProblem } from './verify-version.ts';
import { readPublished, versionPath } from './versions.ts';

/** An index version in memory, ready for searching. */
export interface OpenIndex {
  readonly manifest: Manifest;
  readonly articles: readonly Article[];
  readonly chunks: readonly Chunk[];
  readonly sentences: readonly Sentence[];
  readonly columns: UnitColumns;
  readonly sectionScorer: LexicalScorer;
  readonly sentenceScorer: LexicalScorer;
  /** Null if the index was built without a model. */
  readonly vectors: VectorIndex | null;
  /** The data behind the other fields, needed for selections; null if it is in a database. */
  readonly data: IndexData | null;
  /** Loads data from the database; null if everything is in memory. */
  readonly far: FarData | null;
  readonly settings: StoreSettings;
}

/** Data that the next steps will read. */
export interface Wanted {
  /** Ids of chunks whose vectors are needed. */
  readonly chunks: readonly number[];
  /** Positions of articles whose bodies are needed. */
  readonly articles: readonly number[];
}

/** Operations of an index whose words, vectors and bodies are not in memory. */
export interface FarData {
  /** True if the index is so large that only the sentences of the best sections are scored, see {@link findAmong}. */
  readonly isLarge: boolean;
  /** The postings of these terms, limited to the sentences of these sections. */
  findAmong(sections: readonly number[], terms: readonly string[]): (term: string) => Postings;
  /** Loads all of it in one request. */
  load(wanted: Wanted): void;
  /** The index over some of its articles, equal to one built over these alone. */
  select(isKept: (article: Article) => boolean): OpenIndex;
  close(): Promise<void>;
}

export interface StoreSettings {
  readonly sectionBm25: Bm25Settings;
  readonly sentenceBm25: Bm25Settings;
  readonly hnsw: HnswSettings;
}

/** The manifest of the current version; undefined if there is none or it cannot be read. */
export async function findManifest(indexDir: string): Promise<Manifest | undefined> {
  const [current] = (await readPublished(indexDir)).versions;
  if (current === undefined) return undefined;
  const manifest = await readManifest(versionPath(indexDir, current));
  return 'problem' in manifest ? undefined : manifest;
}

/** Opens a version whose words, vectors and bodies are in a database, from its only local file. */
export type OpenFar = (bytes: Buffer, manifest: Manifest, settings: StoreSettings) => OpenIndex;

/** Tests an index. @returns a description of the problem; undefined if there is none. */
export type IndexCheck = (index: OpenIndex) => string | undefined;

/** An index after it was opened. */
export interface OpenedIndex extends OpenIndex {
  /** The problem of the published version if an older one was opened instead; undefined if there is none. */
  readonly fallback: string | undefined;
}

/** Number of times the opening restarts, because versions may be published and deleted meanwhile. */
const MAX_CHANGES = 5;

/**
 * Opens the current version and checks every byte of it. If it is damaged or fails the check, it opens the one before.
 * @throws INDEX_MISSING, INDEX_BROKEN with the problem of the current version, INDEX_UNREADABLE.
 */
export async function openIndex(
  indexDir: string,
  settings: StoreSettings,
  check: IndexCheck,
  openFar?: OpenFar,
): Promise<OpenedIndex> {
  for (let changes = 0; ; changes++) {
    const published = await readPublished(indexDir);
    if (published.versions.length === 0 && !published.problem)
      throw OperatorError.of('INDEX_MISSING', { path: indexDir });
    const problems = published.problem === undefined ? [] : [published.problem];
    for (const version of published.versions) {
      const opened = await openVersion(versionPath(indexDir, version), settings, openFar);
      if ('problem' in opened) {
        problems.push(opened.problem);
        continue;
      }
      const problem = check(opened);
      if (problem === undefined) return { ...opened, fallback: problems[0] };
      problems.push(problem);
      await closeIndex(opened);
    }
    const now = await readPublished(indexDir);
    if (changes === MAX_CHANGES || now.versions.join() === published.versions.join())
      throw OperatorError.of('INDEX_BROKEN', { path: indexDir, reason: problems[0] ?? '' });
  }
}

/** Lets go of the file and the database that an index reads from; nothing may be searched afterwards. */
export async function closeIndex({ vectors, far }: Pick<OpenIndex, 'vectors' | 'far'>): Promise<void> {
  vectors?.close?.();
  await far?.close();
}

/**
 * The articles of the current version without the rest, for commands that list and show them, so that no model,
 * dictionary or scorer is loaded. If that version is damaged, the articles of the one before.
 * @throws INDEX_MISSING, INDEX_BROKEN with the problem of the current version.
 */
export async function readArticles(indexDir: string, openFar?: OpenFar): Promise<readonly Article[]> {
  const published = await readPublished(indexDir);
  if (published.versions.length === 0 && !published.problem)
    throw OperatorError.of('INDEX_MISSING', { path: indexDir });
  const problems = published.problem === undefined ? [] : [published.problem];
  for (const version of published.versions) {
    const directory = versionPath(indexDir, version);
    const read = await whereWhole(directory, async (manifest) => {
      const far = await readFar(directory, manifest, { settings: STORE, openFar });
      return (far ?? (await readData(directory, manifest))).articles;
    });
    if (!('problem' in read)) return read.opened;
    problems.push(read.problem);
  }
  throw OperatorError.of('INDEX_BROKEN', { path: indexDir, reason: problems[0] ?? '' });
}

async function openVersion(
  directory: string,
  settings: StoreSettings,
  openFar: OpenFar | undefined,
): Promise<OpenIndex | VersionProblem> {
  const whole = await whereWhole(directory, async (manifest) => {
    const far = await readFar(directory, manifest, { settings, openFar });
    return far ?? readVersion(directory, manifest, settings);
  });
  return 'problem' in whole ? whole : whole.opened;
}

/** A version that is searched in a database, opened from its only local file; undefined if all of it is local. */
async function readFar(
  directory: string,
  manifest: Manifest,
  { settings, openFar }: { readonly settings: StoreSettings; readonly openFar: OpenFar | undefined },
): Promise<OpenIndex | undefined> {
  if (!(SKELETON_FILE in manifest.files)) return undefined;
  if (!openFar) throw new Error('it is searched in a database, and INDEX_URL names none');
  return openFar(await readWhole(directory, SKELETON_FILE, manifest), manifest, settings);
}

/** Reads from a version's directory, or returns the problem of the version. */
async function whereWhole<T>(
  directory: string,
  read: (manifest: Manifest) => Promise<T>,
): Promise<{ readonly opened: T } | VersionProblem> {
  const manifest = await readManifest(directory);
  if ('problem' in manifest) return manifest;
  try {
    return { opened: await read(manifest) };
  } catch (error) {
    if (error instanceof OperatorError) throw error;
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

async function readVersion(directory: string, manifest: Manifest, settings: StoreSettings): Promise<OpenIndex> {
  const data = compactData(await readData(directory, manifest));
  const vectors = manifest.vectors > 0 ? await readVectors(directory, manifest, settings.hnsw) : null;
  return makeOpenIndex(manifest, data, vectors, settings);
}

async function readData(directory: string, manifest: Manifest): Promise<IndexData> {
  return deserialize(await readWhole(directory, DATA_FILE, manifest)) as IndexData;
}

/** The bytes of an intact file. @throws a plain error if it is damaged or cannot be read. */
async function readWhole(directory: string, name: string, { files }: Manifest): Promise<Buffer> {
  const bytes = await readFile(join(directory, name)).catch((error: unknown) => {
    throw new Error(`${name} cannot be read (${systemReason(error)})`, { cause: error });
  });
  if (isDamaged(bytes, files[name])) throw new Error(damaged(name));
  return bytes;
}

/** Looks at every byte of a file and keeps none. @throws a plain error where they are not as they were written. */
async function requireWhole(path: string, name: string, { files }: Manifest): Promise<void> {
  const sum = await readSum(path).catch((error: unknown) => {
    throw new Error(`${name} cannot be read (${systemReason(error)})`, { cause: error });
  });
  if (sum.bytes !== files[name]?.bytes || sum.sha256 !== files[name].sha256) throw new Error(damaged(name));
}

/** An index over data in memory. */
export function makeOpenIndex(
  manifest: Manifest,
  data: IndexData,
  vectors: VectorIndex | null,
  settings: StoreSettings,
): OpenIndex {
  return {
    manifest,
    articles: data.articles,
    chunks: data.chunks,
    sentences: data.sentences,
    columns: makeUnitColumns(data.chunks, data.sentences),
    sectionScorer: makeLexicalScorer(data.sectionTerms, settings.sectionBm25),
    sentenceScorer: makeLexicalScorer(data.sentenceTerms, settings.sentenceBm25),
    vectors,
    data,
    far: null,
    settings,
  };
}

async function readVectors(directory: string, manifest: Manifest, settings: HnswSettings): Promise<VectorIndex> {
  const nodes = decodeNodes(await readWhole(directory, ROWS_FILE, manifest));
  // Its checksum comes first: a damaged graph would end the process.
  const path = join(directory, GRAPH_FILE);
  await requireWhole(path, GRAPH_FILE, manifest);
  return makeVectorIndex(openGraph(path), nodes, settings);
}

/**
 * Everything in a version's directory except its vectors, every byte checked; undefined if it is damaged. Builds use it
 * to continue from the version.
 */
export async function readIndexData(directory: string, manifest: Manifest): Promise<IndexData | undefined> {
  return readData(directory, manifest).catch(() => undefined);
}
