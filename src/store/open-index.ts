import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import { STORE } from '../model/tuning.ts';
import { OperatorError } from '../support/errors.ts';
import { systemReason } from '../support/system-faults.ts';
import type { IndexData } from './index-data.ts';
import { damaged, isDamaged } from './integrity/file-sums.ts';
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

/** An index version in memory, ready to be searched. */
export interface OpenIndex {
  readonly manifest: Manifest;
  readonly articles: readonly Article[];
  readonly chunks: readonly Chunk[];
  readonly sentences: readonly Sentence[];
  readonly columns: UnitColumns;
  readonly sectionScorer: LexicalScorer;
  readonly sentenceScorer: LexicalScorer;
  /** Null where the index was built without a model. */
  readonly vectors: VectorIndex | null;
  /** What the rest was made of, for selections; null where that lies in a database. */
  readonly data: IndexData | null;
  /** What brings it from there; null where everything lies in memory. */
  readonly far: FarData | null;
  readonly settings: StoreSettings;
}

/** What will be looked at next. */
export interface Wanted {
  /** Ids of chunks whose vectors are. */
  readonly chunks: readonly number[];
  /** Places of articles whose bodies are. */
  readonly articles: readonly number[];
}

/** What an index does for itself whose words, vectors and bodies do not lie in memory. */
export interface FarData {
  /** Whether it is so large that only the sentences of the best sections are scored, see {@link findAmong}. */
  readonly isLarge: boolean;
  /** The postings of these terms in the sentences of these sections alone. */
  findAmong(sections: readonly number[], terms: readonly string[]): (term: string) => Postings;
  /** Brings all of it at once. */
  load(wanted: Wanted): void;
  /** The index over some of its articles, as if it had been built over them alone. */
  select(isKept: (article: Article) => boolean): OpenIndex;
  close(): Promise<void>;
}

export interface StoreSettings {
  readonly sectionBm25: Bm25Settings;
  readonly sentenceBm25: Bm25Settings;
  readonly hnsw: HnswSettings;
}

/** The manifest of the current version, or undefined where there is none that can be read. */
export async function findManifest(indexDir: string): Promise<Manifest | undefined> {
  const [current] = (await readPublished(indexDir)).versions;
  if (current === undefined) return undefined;
  const manifest = await readManifest(versionPath(indexDir, current));
  return 'problem' in manifest ? undefined : manifest;
}

/** Opens a version whose words, vectors and bodies lie in a database, from the file of it that lies here. */
export type OpenFar = (bytes: Buffer, manifest: Manifest, settings: StoreSettings) => OpenIndex;

/** Tries an index out. @returns what is wrong with it. */
export type IndexCheck = (index: OpenIndex) => string | undefined;

/** An index as it was opened. */
export interface OpenedIndex extends OpenIndex {
  /** What is wrong with the published version, where an older one was opened instead. */
  readonly fallback: string | undefined;
}

/** Versions may be published and deleted while one is opened; so often the opening starts again. */
const MAX_CHANGES = 5;

/**
 * Opens the current version, every byte of it checked; where that is damaged or fails the check, the one before it.
 * @throws INDEX_MISSING, INDEX_BROKEN with what is wrong with the current version, INDEX_UNREADABLE.
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
      const problem = 'problem' in opened ? opened.problem : check(opened);
      if (problem !== undefined) problems.push(problem);
      else if (!('problem' in opened)) return { ...opened, fallback: problems[0] };
    }
    const now = await readPublished(indexDir);
    if (changes === MAX_CHANGES || now.versions.join() === published.versions.join())
      throw OperatorError.of('INDEX_BROKEN', { path: indexDir, reason: problems[0] ?? '' });
  }
}

/**
 * The articles of the current version alone, for commands that list and show them: no model, dictionary or scorer is
 * loaded. Where that version is damaged, those of the one before it.
 * @throws INDEX_MISSING, INDEX_BROKEN with what is wrong with the current version.
 */
export async function readArticles(indexDir: string, openFar?: OpenFar): Promise<readonly Article[]> {
  const published = await readPublished(indexDir);
  if (published.versions.length === 0 && !published.problem)
    throw OperatorError.of('INDEX_MISSING', { path: indexDir });
  const problems = published.problem === undefined ? [] : [published.problem];
  for (const version of published.versions) {
    const directory = versionPath(indexDir, version);
    const read = await whereWhole(directory, async (manifest) =>
      SKELETON_FILE in manifest.files
        ? requireFar(openFar)(await readWhole(directory, SKELETON_FILE, manifest), manifest, STORE).articles
        : (await readData(directory, manifest)).articles,
    );
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
  const whole = await whereWhole(directory, async (manifest) =>
    SKELETON_FILE in manifest.files
      ? requireFar(openFar)(await readWhole(directory, SKELETON_FILE, manifest), manifest, settings)
      : readVersion(directory, manifest, settings),
  );
  return 'problem' in whole ? whole : whole.opened;
}

function requireFar(openFar: OpenFar | undefined): OpenFar {
  if (openFar) return openFar;
  throw new Error('it is searched in a database, and INDEX_URL names none');
}

/** Reads from a version's directory, or says what is wrong with it. */
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
  const data = await readData(directory, manifest);
  const vectors = manifest.vectors > 0 ? await readVectors(directory, manifest, settings.hnsw) : null;
  return makeOpenIndex(manifest, data, vectors, settings);
}

async function readData(directory: string, manifest: Manifest): Promise<IndexData> {
  return deserialize(await readWhole(directory, DATA_FILE, manifest)) as IndexData;
}

/** A file's bytes, as they were written. @throws a plain error where they are not. */
async function readWhole(directory: string, name: string, { files }: Manifest): Promise<Buffer> {
  const bytes = await readFile(join(directory, name)).catch((error: unknown) => {
    throw new Error(`${name} cannot be read (${systemReason(error)})`, { cause: error });
  });
  if (isDamaged(bytes, files[name])) throw new Error(damaged(name));
  return bytes;
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
  // Read for its checksum first: a damaged graph would end the process.
  const file = await readWhole(directory, GRAPH_FILE, manifest);
  return makeVectorIndex(openGraph(join(directory, GRAPH_FILE), file), nodes, settings);
}

/**
 * What a version's directory holds besides its vectors, every byte checked; undefined where it is damaged. For builds that go on
 * with it.
 */
export async function readIndexData(directory: string, manifest: Manifest): Promise<IndexData | undefined> {
  return readData(directory, manifest).catch(() => undefined);
}
