import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Span } from '../model/span.ts';
import type { Reader, ReaderSpan } from './reader.ts';
import { checkReaderFiles } from './reader-files.ts';
import { type Network, type NetworkOutput, openNetwork } from './session.ts';
import { bestSpans } from './span-scores.ts';
import { makePieces, type Piece, type Pieces } from './token-alignment.ts';

/** As in training; what is longer is cut. */
const MAX_QUESTION_TOKENS = 48;
const MAX_PASSAGE_TOKENS = 290;

const CLS = 101;
const SEP = 102;
/** [unused1] and [unused2], which no text gives: they mark the words to judge. */
const OPEN = 1;
const CLOSE = 2;

const tokenizerFile = z.object({ model: z.object({ vocab: z.record(z.string(), z.number()) }) });

/**
 * Opens the reader whose files lie in `modelDir` (see models/youju-reader/README.md).
 * @throws MODEL_DAMAGED where a file is not the one of the manifest, FILE_UNREADABLE where one is missing.
 */
export async function openReader({ modelDir }: { readonly modelDir: string }): Promise<Reader> {
  const modelId = await checkReaderFiles(modelDir);
  const { model } = tokenizerFile.parse(JSON.parse(await readFile(join(modelDir, 'tokenizer.json'), 'utf8')));
  const pieces = makePieces(new Map(Object.entries(model.vocab)));
  const network = await openNetwork(modelDir);
  return {
    modelId,
    read: (question, passage, count) => readPassage({ network, pieces }, { question, passage, count }),
    judge: (question, passage, span) => judgeSpan({ network, pieces }, question, passage, span),
    close: async () => {},
  };
}

interface Parts {
  readonly network: Network;
  readonly pieces: Pieces;
}

interface Request {
  readonly question: string;
  readonly passage: string;
  readonly count: number;
}

async function readPassage(
  { network, pieces }: Parts,
  { question, passage, count }: Request,
): Promise<readonly ReaderSpan[]> {
  const shown = pieces(passage).slice(0, MAX_PASSAGE_TOKENS);
  if (shown.length === 0) return [];
  const { first, output } = await run({ network, pieces }, question, idsOf(shown));
  const start = logitsOf(output, 'start_logits');
  const end = logitsOf(output, 'end_logits');
  return bestSpans({ start, end, first, after: first + shown.length }, count).map(({ from, to, score }) => ({
    span: { start: shown[from - first]?.span.start ?? 0, end: shown[to - first]?.span.end ?? 0 },
    score,
  }));
}

/** @see the docstring of training/model.py: the sum of the third output at [CLS] and at both marks */
async function judgeSpan({ network, pieces }: Parts, question: string, passage: string, span: Span): Promise<number> {
  const shown = pieces(passage).slice(0, MAX_PASSAGE_TOKENS);
  const opened = shown.findIndex((piece) => piece.span.end > span.start);
  const closed = shown.findLastIndex((piece) => piece.span.start < span.end) + 1;
  if (opened < 0 || closed <= opened) return Number.NEGATIVE_INFINITY;
  const parts = [shown.slice(0, opened), shown.slice(opened, closed), shown.slice(closed)].map(idsOf);
  const ids = [...(parts[0] ?? []), OPEN, ...(parts[1] ?? []), CLOSE, ...(parts[2] ?? [])];
  const { first, output } = await run({ network, pieces }, question, ids);
  const logits = logitsOf(output, 'judge_logits');
  return [0, first + opened, first + closed + 1].reduce((sum, at) => sum + (logits[at] ?? 0), 0);
}

const idsOf = (shown: readonly Piece[]) => shown.map((piece) => piece.id);

/** @returns the network's output and the position of the passage's first token in it. */
async function run({ network, pieces }: Parts, question: string, passage: readonly number[]) {
  const asked = idsOf(pieces(question).slice(0, MAX_QUESTION_TOKENS));
  const first = asked.length + 2;
  const ids = [CLS, ...asked, SEP, ...passage, SEP];
  const output = await network.run({
    input_ids: row(ids),
    attention_mask: row(ids.map(() => 1)),
    token_type_ids: row(ids.map((_, i) => (i < first ? 0 : 1))),
  });
  return { first, output };
}

function row(values: readonly number[]): BigInt64Array {
  return BigInt64Array.from(values, BigInt);
}

function logitsOf(output: Readonly<Record<string, NetworkOutput>>, name: string): Float32Array {
  const logits = output[name]?.data;
  if (logits === undefined) throw new Error(`the reader gives no ${name}`);
  return logits;
}
