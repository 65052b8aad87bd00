import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { serialize } from 'node:v8';
import { STORE } from '../model/tuning.ts';
import { OperatorError } from '../support/errors.ts';
import { sealJson } from '../support/sealed-json.ts';
import { type IndexData, newestDayOf } from './index-data.ts';
import { shareEqualFiles, writeSummed } from './integrity/file-sums.ts';
import { DATA_FILE, MANIFEST_FILE } from './integrity/version-files.ts';
import { FORMAT_VERSION, type Manifest } from './manifest.ts';
import { findManifest, type IndexCheck, makeOpenIndex } from './open-index.ts';
import { type ChunkVectors, writeVectors } from './vectors/write-vectors.ts';
import { findVersionProblem } from './verify-version.ts';
import { makeBuildDirectory, publishVersion, versionPath } from './versions.ts';

export interface VersionFacts {
  readonly builtAt: Date;
  readonly fingerprint: string;
  readonly corpusHash: string;
  /** Further files of the version, by name. */
  readonly extra?: Readonly<Record<string, Uint8Array>>;
}

/**
 * Writes a complete version and makes it the current one, unless it fails the check. Before that it reads the files
 * back from the disk; a failure leaves nothing behind. A file that is equal in the version before is stored once.
 * @param check tests the index by its words alone.
 * @returns its manifest.
 * @throws INDEX_BROKEN, INDEX_UNWRITABLE, errors of the system about the disk.
 */
export async function writeVersion(
  indexDir: string,
  data: IndexData,
  vectors: ChunkVectors | null,
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
    const before = await findManifest(indexDir);
    if (before)
      await shareEqualFiles(directory, files, { directory: versionPath(indexDir, before.version), sums: before.files });
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
  readonly vectors: ChunkVectors | null;
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
    vectors: vectors ? data.chunks.length : 0,
    newestOn: newestDayOf(data.articles),
    files,
  };
}

function versionName({ builtAt, fingerprint, corpusHash }: VersionFacts): string {
  const instant = builtAt.toISOString().replace(/[-:.]/g, '');
  return `${instant}-${fingerprint.slice(0, 6)}${corpusHash.slice(0, 6)}`;
}
