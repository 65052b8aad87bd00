import type { Name } from '../model/name.ts';
import { BM25, CHUNKING, HNSW } from '../model/tuning.ts';
import { sha256 } from '../support/files.ts';
import { FORMAT_VERSION, type Manifest } from './manifest.ts';

/** What an index is made with, besides the articles. */
export interface IndexIngredients {
  /** The glossary. */
  readonly names: readonly Name[];
  /** Facts of the embedding model. */
  readonly embeddingModel: object;
  /** Hash of the code that makes it. */
  readonly codeHash: string;
}

/** Changes whenever an index built from the same files would differ. */
export function fingerprintOf({ names, embeddingModel, codeHash }: IndexIngredients): string {
  return sha256(JSON.stringify([FORMAT_VERSION, codeHash, CHUNKING, BM25.titleRepeats, HNSW, embeddingModel, names]));
}

/** What a version was made from. */
export type Makings = Pick<Manifest, 'fingerprint' | 'corpusHash'>;

/**
 * True where a version was made from the files and the settings of now. An index without vectors is not fresh where a model
 * may be had: building it again adds them.
 * @param hasModel false where it is known that none can be had
 */
export function isFresh(manifest: Manifest, now: Makings, hasModel = true): boolean {
  if (hasModel && manifest.vectors !== manifest.chunks) return false;
  return manifest.fingerprint === now.fingerprint && manifest.corpusHash === now.corpusHash;
}
