import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { STORE } from '../model/tuning.ts';
import { OperatorError } from '../support/errors.ts';
import { DATA_FILE, GRAPH_FILE, type IndexData, MANIFEST_FILE, MATRIX_FILE } from './index-data.ts';
import { FORMAT_VERSION, type Manifest } from './manifest.ts';
import { type IndexCheck, makeOpenIndex } from './open-index.ts';
import { buildHnsw, type HnswSettings } from './vector-index.ts';
import { makeBuildDirectory, publishVersion } from './versions.ts';

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
}

/**
 * Writes a complete version and makes it the current one, unless it fails the check.
 * @param check tries the index out by its words alone.
 * @returns its manifest.
 * @throws INDEX_BROKEN
 */
export async function writeVersion(
  indexDir: string,
  data: IndexData,
  vectors: VectorMatrix | null,
  facts: VersionFacts & { readonly check: IndexCheck },
): Promise<Manifest> {
  const version = versionName(facts);
  const directory = await makeBuildDirectory(indexDir, version);
  await writeFile(join(directory, DATA_FILE), serialize(data));
  if (vectors) await writeVectors(directory, vectors);
  const manifest: Manifest = {
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
    newestOn: newestDay(data),
    files: await fileSizes(directory),
  };
  await writeFile(join(directory, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
  const problem = facts.check(makeOpenIndex(manifest, data, null, STORE));
  if (problem !== undefined) throw OperatorError.of('INDEX_BROKEN', { path: directory, reason: problem });
  await publishVersion(indexDir, directory, version);
  return manifest;
}

function versionName({ builtAt, fingerprint, corpusHash }: VersionFacts): string {
  const instant = builtAt.toISOString().replace(/[-:.]/g, '');
  return `${instant}-${fingerprint.slice(0, 6)}${corpusHash.slice(0, 6)}`;
}

async function writeVectors(directory: string, { rows, dimensions, settings }: VectorMatrix): Promise<void> {
  await writeFile(join(directory, MATRIX_FILE), new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
  const graph = buildHnsw(rows, dimensions, settings);
  graph.writeIndexSync(join(directory, GRAPH_FILE));
}

function newestDay(data: IndexData): string | null {
  return data.articles.reduce<string | null>((newest, { publishedOn }) => {
    return publishedOn !== null && (newest === null || publishedOn > newest) ? publishedOn : newest;
  }, null);
}

async function fileSizes(directory: string): Promise<Record<string, number>> {
  const sizes: Record<string, number> = {};
  for (const name of (await readdir(directory)).sort()) sizes[name] = (await stat(join(directory, name))).size;
  return sizes;
}
