import type { Reader } from '../../inference/reader.ts';
import { type Span, slice } from '../../model/span.ts';
import { READING } from '../../model/tuning.ts';
import { kindOf } from '../../question/question-kind.ts';

/** Number of spans taken from each window: the best of five is right far more often than the first alone. */
const SPANS_PER_WINDOW = 5;

/** A span that the reader takes for the answer, over all windows that it read. */
export interface Reading {
  /** Offsets in the text. */
  readonly span: Span;
  /** Its best score in any window, see {@link Reader}. */
  readonly score: number;
  /** ln Σ exp(score in a window − best score): 0 if only one window gave the span, more if more windows agree. */
  readonly support: number;
}

/** A text and the windows of it that are read. */
export interface WindowedText {
  readonly text: string;
  readonly windows: readonly Span[];
  /** See {@link brevityFor}. */
  readonly brevity: number;
}

/**
 * The preference for shorter spans, see {@link READING}; none for several things, reasons and ways, whose length is
 * their own.
 */
export function brevityFor(question: string): number {
  const kind = kindOf(question);
  return kind === 'list' || kind === 'why' || kind === 'how' ? 0 : READING.brevity;
}

/**
 * Reads windows of a folded text for a folded question.
 * @returns every span that a window gave, once, best score first; equal ones in text order, the shorter first.
 */
export async function readWindows(
  reader: Reader,
  question: string,
  { text, windows, brevity }: WindowedText,
): Promise<Reading[]> {
  const scores = new Map<string, { span: Span; scores: number[] }>();
  const wanted = { count: SPANS_PER_WINDOW, brevity };
  const read = await Promise.all(windows.map((window) => reader.read(question, slice(text, window), wanted)));
  for (const [i, window] of windows.entries()) {
    for (const found of read[i] ?? []) {
      const span = { start: window.start + found.span.start, end: window.start + found.span.end };
      const key = `${span.start}-${span.end}`;
      const known = scores.get(key);
      if (known) known.scores.push(found.score);
      else scores.set(key, { span, scores: [found.score] });
    }
  }
  return [...scores.values()].map(merge).sort(byScore);
}

function merge({ span, scores }: { readonly span: Span; readonly scores: readonly number[] }): Reading {
  const score = Math.max(...scores);
  return { span, score, support: Math.log(scores.reduce((sum, each) => sum + Math.exp(each - score), 0)) };
}

function byScore(a: Reading, b: Reading): number {
  return b.score - a.score || a.span.start - b.span.start || a.span.end - b.span.end;
}
