import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Network, openNetwork } from './network/session.ts';
import { checkReaderFiles } from './reader-files.ts';
import { makePieces, type Pieces } from './token-alignment.ts';

/** The tokens before a first text and after each text, in every BERT vocabulary that is used here. */
export const CLS = 101;
export const SEP = 102;

/** One of our own networks over two texts, with the pieces that it reads. */
export interface TokenisedNetwork {
  /** SHA-256 of the weights. */
  readonly modelId: string;
  readonly network: Network;
  readonly pieces: Pieces;
}

const tokenizerFile = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/** @throws MODEL_DAMAGED if a file differs from the manifest, FILE_UNREADABLE if one is missing. */
export async function openTokenisedNetwork(modelDir: string): Promise<TokenisedNetwork> {
  const modelId = await checkReaderFiles(modelDir);
  return { modelId, pieces: await readPieces(modelDir), network: await openNetwork(modelDir) };
}

/** The word pieces of the model in `modelDir`, whose files have been checked. */
export async function readPieces(modelDir: string): Promise<Pieces> {
  const { model } = tokenizerFile.parse(JSON.parse(await readFile(join(modelDir, 'tokenizer.json'), 'utf8')));
  return makePieces(new Map(Object.entries(model.vocab)));
}

/** The network's inputs for tokens; those from position `second` on belong to the second text. */
export function inputsOf(ids: readonly number[], second: number): Readonly<Record<string, BigInt64Array>> {
  return {
    input_ids: row(ids),
    attention_mask: row(ids.map(() => 1)),
    token_type_ids: row(ids.map((_, i) => (i < second ? 0 : 1))),
  };
}

function row(values: readonly number[]): BigInt64Array {
  return BigInt64Array.from(values, BigInt);
}
