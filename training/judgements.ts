import { judgedText } from '../src/answer/reading/judged-text.ts';
import type { Reader } from '../src/inference/reader.ts';
import type { Span } from '../src/model/span.ts';
import type { Random } from './random.ts';
import type { Example, Row } from './rows.ts';

/** A span for the judge: its text, the span in code points, and how right it is, 0 to 1. */
export interface Judgement extends Row {
  readonly target: number;
}

/** Number of the reader's spans that are used, the same as the product takes from a window. */
const SPANS = 5;
/** Number of wrong spans per question beside the right one. */
const WRONG = { answered: 2, empty: 2 };

/**
 * The spans of an example from which a judge learns: the right words, and wrong ones. The wrong ones are spans that the
 * reader itself marks, answers to other questions about the text, and pieces of a list.
 */
export async function judgementsOf(example: Example, reader: Reader, random: Random): Promise<Judgement[]> {
  const found = await reader.read(example.question, example.passage, { count: SPANS, brevity: 0 });
  const right = rightSpan(example);
  const wrong = [
    ...found.map(({ span }) => span),
    ...rivalSpans(example, random),
    ...listPieces(example, right, random),
  ];
  const judged = wrong.map((span) => ({ span, target: right ? rightness(example.passage, right, span) : 0 }));
  const half = judged.filter(({ target }) => target > 0 && target < 1).slice(0, 1);
  const none = judged.filter(({ target }) => target === 0);
  const [first] = none;
  const others = none.slice(1);
  const count = right ? WRONG.answered : WRONG.empty;
  const taken = [first, ...Array.from({ length: count - 1 }, () => random.pick(others))].filter(
    (one) => one !== undefined,
  );
  const all = [...(right ? [{ span: right, target: 1 }] : []), ...(random.next() < 0.5 ? half : []), ...taken];
  return all.flatMap(({ span, target }) => {
    const shown = judgedText({ title: example.title, body: example.body }, example.passage, span);
    if (!shown) return [];
    const start = [...shown.passage.slice(0, shown.span.start)].length;
    const end = start + [...shown.passage.slice(shown.span.start, shown.span.end)].length;
    return [{ question: example.question, passage: shown.passage, start, end, target }];
  });
}

function rightSpan({ passage, start, end }: Row): Span | undefined {
  if (start < 0) return undefined;
  const chars = [...passage];
  const from = chars.slice(0, start).join('').length;
  return { start: from, end: from + chars.slice(start, end).join('').length };
}

function rivalSpans({ passage, rivals }: Example, random: Random): Span[] {
  const rival = random.pick(rivals.filter((words) => passage.includes(words)));
  if (rival === undefined) return [];
  const start = passage.indexOf(rival);
  return [{ start, end: start + rival.length }];
}

/** Some items of a list that is the answer, but not all. */
function listPieces({ passage }: Row, right: Span | undefined, random: Random): Span[] {
  if (!right) return [];
  const words = passage.slice(right.start, right.end);
  const gaps = [...words.matchAll(/[、]|和(?=.{2})/g)];
  const gap = random.pick(gaps);
  if (!gap) return [];
  const before = random.next() < 0.5;
  return [
    before
      ? { start: right.start, end: right.start + gap.index }
      : { start: right.start + gap.index + 1, end: right.end },
  ];
}

/** 1 for the right words, less if words are added or missing, 0 for other words or a piece of a list. */
function rightness(passage: string, right: Span, span: Span): number {
  const shared = Math.min(right.end, span.end) - Math.max(right.start, span.start);
  if (shared <= 0) return 0;
  const words = passage.slice(right.start, right.end);
  const said = passage.slice(span.start, span.end);
  const isList = words.includes('、');
  if (isList && shared < right.end - right.start) return 0;
  const f1 = (2 * shared) / (words.length + said.length);
  if (f1 > 0.99) return 1;
  // A figure or date with its noun or unit is nearly as good; a long run of words is not.
  if (shared === right.end - right.start) return said.length - words.length <= 4 ? 0.9 : f1 > 0.6 ? 0.6 : 0.3;
  return f1 > 0.75 ? 0.6 : f1 > 0.5 ? 0.3 : 0;
}
