import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { STORE } from '../model/tuning.ts';
import { OperatorError } from '../support/errors.ts';
import { sealJson } from '../support/sealed-json.ts';
import { DATA_FILE, GRAPH_FILE, type IndexData, MANIFEST_FILE, MATRIX_FILE, newestDayOf } from './index-data.ts';
import { readSum, writeSummed } from './integrity/file-sums.ts';
import { findGraphProblem } from './integrity/graph-layout.ts';
import { FORMAT_VERSION, type Manifest } from './manifest.ts';
import { type IndexCheck, makeOpenIndex } from './open-index.ts';
import { buildHnsw, type HnswSettings, makeVectorIndex, measureSelfRecall, readHnsw } from './vector-index.ts';
import { findVersionProblem } from './verify-version.ts';
import { makeBuildDirectory, publishVersion } from './versions.ts';

/** Vectors that are looked up before a version is published: enough to notice a graph that has lost a few per cent. */
const PROBED_VECTORS = 300;
/** Of their own vectors graphs of 500 to 100,000 find all or all but one in a thousand. */
const LEAST_SELF_RECALL = 0.98;

/** The vectors of all chunks, row after row, and the weights they were made with. */
export interface VectorMatrix {
  readonly modelId: string;
  readonly dimensions: number;
  readonly rows: Float32Array;
  readonly settings: HnswSettings;
}

export interface VersionFacts {
  readonly builtAt: Date;
  readonly fingerprint: string;
  readonly corpusHash: string;
  /** Further files of the version, by name. */
  readonly extra?: Readonly<Record<string, Uint8Array>>;
}

/**
 * Writes a complete version and makes it the current one, unless it fails the check. Files are read back as they lie on
 * the disk before that; what fails leaves nothing behind.
 * @param check tries the index out by its words alone.
 * @returns its manifest.
 * @throws INDEX_BROKEN, INDEX_UNWRITABLE, what the system says of the disk.
 */
export async function writeVersion(
  indexDir: string,
  data: IndexData,
  vectors: VectorMatrix | null,
  facts: VersionFacts & { readonly check: IndexCheck },
): Promise<Manifest> {
  const version = versionName(facts);
  const directory = await makeBuildDirectory(indexDir, version);
  try {
    const files = {
      [DATA_FILE]: await writeSummed(join(directory, DATA_FILE), serialize(data)),
      ...(vectors && (await writeVectors(directory, vectors))),
      ...(await writeExtra(directory, facts.extra ?? {})),
    };
    const manifest = manifestOf(version, { data, vectors, facts, files });
    await writeSummed(join(directory, MANIFEST_FILE), Buffer.from(sealJson(manifest)));
    const unwritten = await findVersionProblem(directory);
    if (unwritten !== undefined) throw OperatorError.of('INDEX_UNWRITABLE', { path: indexDir, reason: unwritten });
    const problem = facts.check(makeOpenIndex(manifest, data, null, STORE));
    if (problem !== undefined) throw OperatorError.of('INDEX_BROKEN', { path: indexDir, reason: problem });
    await publishVersion(indexDir, directory, version);
    return manifest;
  } catch (error) {
    await rm(directory, { recursive: true, force: true }).catch(() => {});
    throw error;
  }
}

async function writeExtra(directory: string, extra: Readonly<Record<string, Uint8Array>>): Promise<Manifest['files']> {
  const files: Manifest['files'] = {};
  for (const [name, content] of Object.entries(extra)) files[name] = await writeSummed(join(directory, name), content);
  return files;
}

interface Written {
  readonly data: IndexData;
  readonly vectors: VectorMatrix | null;
  readonly facts: VersionFacts;
  readonly files: Manifest['files'];
}

function manifestOf(version: string, { data, vectors, facts, files }: Written): Manifest {
  return {
    format: FORMAT_VERSION,
    version,
    builtAt: facts.builtAt.toISOString(),
    fingerprint: facts.fingerprint,
    corpusHash: facts.corpusHash,
    modelId: vectors?.modelId ?? null,
    dimensions: vectors?.dimensions ?? 0,
    articles: data.articles.length,
    sections: data.sectionTerms.lengths.length,
    chunks: data.chunks.length,
    vectors: vectors ? vectors.rows.length / vectors.dimensions : 0,
    newestOn: newestDayOf(data.articles),
    files,
  };
}

function versionName({ builtAt, fingerprint, corpusHash }: VersionFacts): string {
  const instant = builtAt.toISOString().replace(/[-:.]/g, '');
  return `${instant}-${fingerprint.slice(0, 6)}${corpusHash.slice(0, 6)}`;
}

/** Writes vectors and graph; the graph is read back and tried, for hnswlib does not notice what a full disk leaves out. */
async function writeVectors(directory: string, vectors: VectorMatrix): Promise<Manifest['files']> {
  const { rows, dimensions, settings } = vectors;
  const matrix = await writeSummed(
    join(directory, MATRIX_FILE),
    new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength),
  );
  const path = join(directory, GRAPH_FILE);
  buildHnsw(rows, dimensions, settings).writeIndexSync(path);
  const shape = { count: rows.length / dimensions, dimensions };
  const problem = findGraphProblem(await readFile(path), shape) ?? probe(path, vectors);
  if (problem !== undefined) {
    throw OperatorError.of('INDEX_UNWRITABLE', { path: directory, reason: `${GRAPH_FILE} is not whole: ${problem}` });
  }
  return { [MATRIX_FILE]: matrix, [GRAPH_FILE]: await readSum(path) };
}

/** Looks vectors up in the graph as it lies on the disk. */
function probe(path: string, { rows, dimensions, settings }: VectorMatrix): string | undefined {
  const index = makeVectorIndex(rows, dimensions, readHnsw(path, dimensions), settings);
  const recall = measureSelfRecall(index, PROBED_VECTORS);
  return recall >= LEAST_SELF_RECALL ? undefined : `it finds ${(100 * recall).toFixed(1)} % of its own vectors`;
}
