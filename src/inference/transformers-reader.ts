import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AutoModelForQuestionAnswering, type PreTrainedModel, Tensor } from '@xenova/transformers';
import { z } from 'zod';
import { loadLocally } from './local-models.ts';
import type { Reader, ReaderSpan } from './reader.ts';
import { checkReaderFiles } from './reader-files.ts';
import { bestSpans } from './span-scores.ts';
import { makePieces, type Pieces } from './token-alignment.ts';

/** As in training; what is longer is cut. */
const MAX_QUESTION_TOKENS = 48;
const MAX_PASSAGE_TOKENS = 290;

const CLS = 101;
const SEP = 102;

const tokenizerFile = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/**
 * Opens the reader whose files lie in `modelDir` (see models/youju-reader/README.md).
 * @throws MODEL_DAMAGED where a file is not the one of the manifest, FILE_UNREADABLE where one is missing.
 */
export async function openReader({ modelDir }: { readonly modelDir: string }): Promise<Reader> {
  const modelId = await checkReaderFiles(modelDir);
  const { model } = tokenizerFile.parse(JSON.parse(await readFile(join(modelDir, 'tokenizer.json'), 'utf8')));
  const pieces = makePieces(new Map(Object.entries(model.vocab)));
  const network = await loadLocally(modelDir, (name) =>
    AutoModelForQuestionAnswering.from_pretrained(name, { quantized: true }),
  );
  return {
    modelId,
    read: (question, passage, count) => readPassage({ network, pieces }, { question, passage, count }),
    close: async () => {
      await network.dispose();
    },
  };
}

interface Request {
  readonly question: string;
  readonly passage: string;
  readonly count: number;
}

async function readPassage(
  { network, pieces }: { readonly network: PreTrainedModel; readonly pieces: Pieces },
  { question, passage, count }: Request,
): Promise<readonly ReaderSpan[]> {
  const asked = pieces(question).slice(0, MAX_QUESTION_TOKENS);
  const shown = pieces(passage).slice(0, MAX_PASSAGE_TOKENS);
  if (shown.length === 0) return [];
  const first = asked.length + 2;
  const ids = [CLS, ...asked.map((piece) => piece.id), SEP, ...shown.map((piece) => piece.id), SEP];
  const output = await network({
    input_ids: row(ids),
    attention_mask: row(ids.map(() => 1)),
    token_type_ids: row(ids.map((_, i) => (i < first ? 0 : 1))),
  });
  const start = output.start_logits.data as Float32Array;
  const end = output.end_logits.data as Float32Array;
  return bestSpans({ start, end, first, after: first + shown.length }, count).map(({ from, to, score }) => ({
    span: { start: shown[from - first]?.span.start ?? 0, end: shown[to - first]?.span.end ?? 0 },
    score,
  }));
}

function row(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}
