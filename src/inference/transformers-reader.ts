import type { Span } from '../model/span.ts';
import { shareAmongProcesses } from './network/network-processes.ts';
import type { Network, NetworkOutputs } from './network/session.ts';
import type { Reader, ReaderSpan } from './reader.ts';
import { bestSpans, type SpansWanted } from './span-scores.ts';
import type { Piece, Pieces } from './token-alignment.ts';
import { CLS, inputsOf, openTokenisedNetwork, SEP } from './tokenised-network.ts';

/** The same as in training; longer texts are cut. */
const MAX_QUESTION_TOKENS = 48;
const MAX_PASSAGE_TOKENS = 290;

/** [unused1] and [unused2], which no text produces; they mark the words to judge. */
const OPEN = 1;
const CLOSE = 2;

/**
 * Opens the reader in `modelDir` (see models/youju-reader/README.md).
 * @param processes number of texts that are read at a time; each beyond the first is a process of some 110 MB
 * @throws MODEL_DAMAGED if a file differs from the manifest, FILE_UNREADABLE if one is missing.
 */
export async function openReader({
  modelDir,
  processes = 1,
}: {
  readonly modelDir: string;
  readonly processes?: number;
}): Promise<Reader> {
  const { modelId, network: own, pieces } = await openTokenisedNetwork(modelDir);
  const network = shareAmongProcesses(modelDir, own, processes - 1);
  return {
    modelId,
    read: (question, passage, wanted) => readPassage({ network, pieces }, { question, passage, wanted }),
    judge: (question, passage, span) => judgeSpan({ network, pieces }, question, passage, span),
    close: () => network.close(),
  };
}

interface Parts {
  readonly network: Network;
  readonly pieces: Pieces;
}

interface Request {
  readonly question: string;
  readonly passage: string;
  readonly wanted: SpansWanted;
}

async function readPassage(
  { network, pieces }: Parts,
  { question, passage, wanted }: Request,
): Promise<readonly ReaderSpan[]> {
  const shown = pieces(passage).slice(0, MAX_PASSAGE_TOKENS);
  if (shown.length === 0) return [];
  const { first, output } = await run({ network, pieces }, question, idsOf(shown));
  const start = logitsOf(output, 'start_logits');
  const end = logitsOf(output, 'end_logits');
  return bestSpans({ start, end, first, after: first + shown.length }, wanted).map(({ from, to, score }) => ({
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
  const output = await network.run(inputsOf(ids, first));
  return { first, output };
}

function logitsOf(output: NetworkOutputs, name: string): Float32Array {
  const logits = output[name]?.data;
  if (logits === undefined) throw new Error(`the reader gives no ${name}`);
  return logits;
}
