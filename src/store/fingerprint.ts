import type { Name } from '../model/name.ts';
import { BM25, CHUNKING, HNSW } from '../model/tuning.ts';
import { sha256 } from '../support/files.ts';
import { FORMAT_VERSION, type Manifest } from './manifest.ts';

/** Everything besides the articles that shapes an index. */
export interface IndexIngredients {
  /** The glossary. */
  readonly names: readonly Name[];
  /** Facts about the embedding model. */
  readonly embeddingModel: object;
  /** Hash of the code that makes the index. */
  readonly codeHash: string;
}

/** A hash that changes whenever an index built from the same files would differ. */
export function fingerprintOf({ names, embeddingModel, codeHash }: IndexIngredients): string {
  return sha256(JSON.stringify([FORMAT_VERSION, codeHash, CHUNKING, BM25.titleRepeats, HNSW, embeddingModel, names]));
}

/** The facts of a manifest that show from which files and settings a version was made. */
export type Makings = Pick<Manifest, 'fingerprint' | 'corpusHash'>;

/**
 * True if a version was made from the present files and settings. An index without vectors is not fresh if a model may
 * be available, because building it again adds them.
 * @param hasModel false if it is known that there is no model
 */
export function isFresh(manifest: Manifest, now: Makings, hasModel = true): boolean {
  if (hasModel && manifest.vectors !== manifest.chunks) return false;
  return manifest.fingerprint === now.fingerprint && manifest.corpusHash === now.corpusHash;
}
