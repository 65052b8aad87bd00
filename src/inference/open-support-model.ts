import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { checkReaderFiles } from './reader-files.ts';
import { openNetwork } from './session.ts';
import type { SupportModel } from './support-model.ts';
import { makePieces } from './token-alignment.ts';

/** As in training. */
const MAX_CLAIM_TOKENS = 120;
const MAX_PROOF_TOKENS = 200;

const CLS = 101;
const SEP = 102;

const tokenizerFile = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/**
 * Opens the support model whose files lie in `modelDir` (see models/youju-support/README.md).
 * @throws MODEL_DAMAGED where a file is not the one of the manifest, FILE_UNREADABLE where one is missing.
 */
export async function openSupportModel({ modelDir }: { readonly modelDir: string }): Promise<SupportModel> {
  const modelId = await checkReaderFiles(modelDir);
  const { model } = tokenizerFile.parse(JSON.parse(await readFile(join(modelDir, 'tokenizer.json'), 'utf8')));
  const pieces = makePieces(new Map(Object.entries(model.vocab)));
  const network = await openNetwork(modelDir);
  return {
    modelId,
    follows: async (claim, proof) => {
      const said = pieces(claim).map(({ id }) => id);
      if (said.length === 0 || said.length > MAX_CLAIM_TOKENS) return Number.NEGATIVE_INFINITY;
      const first = said.length + 2;
      const shown = pieces(proof).slice(0, MAX_PROOF_TOKENS);
      const ids = [CLS, ...said, SEP, ...shown.map(({ id }) => id), SEP];
      const output = await network.run({
        input_ids: row(ids),
        attention_mask: row(ids.map(() => 1)),
        token_type_ids: row(ids.map((_, i) => (i < first ? 0 : 1))),
      });
      const follows = output['follows_logits']?.data[0];
      const wrong = output['wrong_logits']?.data.slice(1, first - 1);
      if (follows === undefined || wrong === undefined) throw new Error('the support model gives no logits');
      return follows - Math.max(...wrong);
    },
    close: async () => {},
  };
}

function row(values: readonly number[]): BigInt64Array {
  return BigInt64Array.from(values, BigInt);
}
