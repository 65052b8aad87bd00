import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize } from 'node:v8';
import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import { OperatorError } from '../support/errors.ts';
import { DATA_FILE, GRAPH_FILE, type IndexData, MANIFEST_FILE, MATRIX_FILE } from './index-data.ts';
import { type Bm25Settings, type LexicalScorer, makeLexicalScorer } from './lexical-index.ts';
import { type Manifest, parseManifest } from './manifest.ts';
import { type HnswSettings, makeVectorIndex, readHnsw, type VectorIndex } from './vector-index.ts';
import { readPublished, versionPath } from './versions.ts';

/** An index version in memory, ready to be searched. */
export interface OpenIndex {
  readonly manifest: Manifest;
  readonly articles: readonly Article[];
  readonly chunks: readonly Chunk[];
  readonly sentences: readonly Sentence[];
  readonly sectionScorer: LexicalScorer;
  readonly sentenceScorer: LexicalScorer;
  /** Null where the index was built without a model. */
  readonly vectors: VectorIndex | null;
}

export interface StoreSettings {
  readonly sectionBm25: Bm25Settings;
  readonly sentenceBm25: Bm25Settings;
  readonly hnsw: HnswSettings;
}

/** The manifest of the current version, or undefined where there is none that can be read. */
export async function findManifest(indexDir: string): Promise<Manifest | undefined> {
  const [current] = await readPublished(indexDir);
  if (current === undefined) return undefined;
  const manifest = await readManifest(versionPath(indexDir, current));
  return 'problem' in manifest ? undefined : manifest;
}

/** Tries an index out. @returns what is wrong with it. */
export type IndexCheck = (index: OpenIndex) => string | undefined;

/**
 * Opens the current version; where that is damaged or fails the check, the one before it.
 * @throws INDEX_MISSING, INDEX_BROKEN with what is wrong with the current version.
 */
export async function openIndex(
  indexDir: string,
  settings: StoreSettings,
  check: IndexCheck,
): Promise<OpenIndex & { fallback: boolean }> {
  const versions = await readPublished(indexDir);
  if (versions.length === 0) throw OperatorError.of('INDEX_MISSING', { path: indexDir });
  const problems: string[] = [];
  for (const [age, version] of versions.entries()) {
    const opened = await openVersion(versionPath(indexDir, version), settings);
    const problem = 'problem' in opened ? opened.problem : check(opened);
    if (problem !== undefined) problems.push(problem);
    else if (!('problem' in opened)) return { ...opened, fallback: age > 0 };
  }
  throw OperatorError.of('INDEX_BROKEN', { path: indexDir, reason: problems[0] ?? '' });
}

/**
 * The articles of the current version alone, for commands that list and show them: no model, dictionary or scorer is
 * loaded. Where that version is damaged, those of the one before it.
 * @throws INDEX_MISSING, INDEX_BROKEN with what is wrong with the current version.
 */
export async function readArticles(indexDir: string): Promise<readonly Article[]> {
  const versions = await readPublished(indexDir);
  if (versions.length === 0) throw OperatorError.of('INDEX_MISSING', { path: indexDir });
  const problems: string[] = [];
  for (const version of versions) {
    const directory = versionPath(indexDir, version);
    const read = await whereWhole(directory, async () => (await readData(directory)).articles);
    if (!('problem' in read)) return read.opened;
    problems.push(read.problem);
  }
  throw OperatorError.of('INDEX_BROKEN', { path: indexDir, reason: problems[0] ?? '' });
}

type Problem = { readonly problem: string };

async function readManifest(directory: string): Promise<Manifest | Problem> {
  try {
    return parseManifest(await readFile(join(directory, MANIFEST_FILE), 'utf8'));
  } catch (error) {
    return { problem: `${MANIFEST_FILE} cannot be read (${String(error)})` };
  }
}

async function openVersion(directory: string, settings: StoreSettings): Promise<OpenIndex | Problem> {
  const whole = await whereWhole(directory, (manifest) => readVersion(directory, manifest, settings));
  return 'problem' in whole ? whole : whole.opened;
}

/** Reads from a version all of whose files are there as they were written. */
async function whereWhole<T>(
  directory: string,
  read: (manifest: Manifest) => Promise<T>,
): Promise<{ readonly opened: T } | Problem> {
  const manifest = await readManifest(directory);
  if ('problem' in manifest) return manifest;
  for (const [name, size] of Object.entries(manifest.files)) {
    const found = await stat(join(directory, name)).catch(() => undefined);
    if (found?.size !== size) return { problem: `${name} has ${found?.size ?? 'no'} bytes where ${size} were written` };
  }
  try {
    return { opened: await read(manifest) };
  } catch (error) {
    return { problem: String(error) };
  }
}

async function readVersion(directory: string, manifest: Manifest, settings: StoreSettings): Promise<OpenIndex> {
  const data = await readData(directory);
  const vectors = manifest.vectors > 0 ? await readVectors(directory, manifest, settings.hnsw) : null;
  return makeOpenIndex(manifest, data, vectors, settings);
}

async function readData(directory: string): Promise<IndexData> {
  return deserialize(await readFile(join(directory, DATA_FILE))) as IndexData;
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
    sectionScorer: makeLexicalScorer(data.sectionTerms, settings.sectionBm25),
    sentenceScorer: makeLexicalScorer(data.sentenceTerms, settings.sentenceBm25),
    vectors,
  };
}

async function readVectors(directory: string, manifest: Manifest, settings: HnswSettings): Promise<VectorIndex> {
  const bytes = await readFile(join(directory, MATRIX_FILE));
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const matrix = new Float32Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 4);
  const graph = readHnsw(join(directory, GRAPH_FILE), manifest.dimensions);
  return makeVectorIndex(matrix, manifest.dimensions, graph, settings);
}
