import type { Hit } from '../model/hit.ts';
import type { Span } from '../model/span.ts';
import { QUOTATIONS } from '../model/tuning.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { type Evidence, mergeEvidence } from './passages/cite.ts';
import { bodySpan, type Passage } from './passages/passages.ts';
import type { JudgedCandidate } from './reading/judge.ts';

/** The material from which quotations are chosen. */
export interface QuotationSources {
  /** The judged candidates, likeliest first; empty without a reader. */
  readonly judged: readonly JudgedCandidate[];
  /** The passages that were read, in the order of the search. */
  readonly passages: readonly Passage[];
  /** Every hit, best first. */
  readonly hits: readonly Hit[];
}

/** Consecutive sentences of one article by their ids, both included, with the words in them that may be the answer. */
interface Run {
  readonly first: number;
  readonly last: number;
  readonly highlights: readonly Span[];
}

/**
 * Chooses the passages to show: around the likeliest words, then around the best sentences of the search. Each is an
 * unbroken run of sentences of an article, at most {@link QUOTATIONS}.maxChars long unless a single sentence is longer.
 * @returns at most {@link QUOTATIONS}.count, likeliest first
 */
export function chooseQuotations(index: OpenIndex, { judged, passages, hits }: QuotationSources): Evidence[] {
  const found = [...passages.map(({ hit }) => hit), ...hits];
  const cores: Run[] = [
    ...judged.slice(0, QUOTATIONS.ofReader).map((candidate) => runOfCandidate(index, candidate)),
    ...found.map(({ bestSentence }) => ({ first: bestSentence, last: bestSentence, highlights: [] })),
  ];
  let chosen: Evidence[] = [];
  let room: number = QUOTATIONS.totalChars;
  for (const core of cores) {
    if (chosen.length === QUOTATIONS.count) break;
    const bare = evidenceOf(index, core);
    if (!bare || chosen.some((other) => other.article === bare.article && holds(other.span, bare.span))) continue;
    const piece = evidenceOf(index, grow(index, core, Math.min(QUOTATIONS.maxChars, room))) ?? bare;
    if (chosen.length > 0 && lengthOf(piece.span) > room) continue;
    room -= lengthOf(piece.span);
    chosen = mergeEvidence([...chosen, piece]);
  }
  return chosen;
}

function runOfCandidate(index: OpenIndex, { candidate: { passage }, span, evidence }: JudgedCandidate): Run {
  const { chunk } = passage.hit;
  let first = chunk.firstSentence;
  while (isOf(index, first - 1, chunk.articleIndex) && startOf(index, first) > evidence.span.start) first--;
  while (isOf(index, first + 1, chunk.articleIndex) && endOf(index, first) <= evidence.span.start) first++;
  let last = first;
  while (isOf(index, last + 1, chunk.articleIndex) && endOf(index, last) < evidence.span.end) last++;
  return { first, last, highlights: [bodySpan(passage, span)] };
}

/** Adds sentences after and before in turn, as far as the length and the article allow. */
function grow(index: OpenIndex, core: Run, maxChars: number): Run {
  let { first, last } = core;
  const articleIndex = index.sentences[first]?.articleIndex;
  const fits = (from: number, to: number) =>
    isOf(index, from, articleIndex) &&
    isOf(index, to, articleIndex) &&
    endOf(index, to) - startOf(index, from) <= maxChars;
  while (fits(first, last + 1) || fits(first - 1, last)) {
    if (fits(first, last + 1)) last++;
    if (fits(first - 1, last)) first--;
  }
  return { ...core, first, last };
}

function evidenceOf(index: OpenIndex, { first, last, highlights }: Run): Evidence | undefined {
  const article = index.articles[index.sentences[first]?.articleIndex ?? -1];
  return article && { article, span: { start: startOf(index, first), end: endOf(index, last) }, highlights };
}

function isOf(index: OpenIndex, id: number, articleIndex: number | undefined): boolean {
  return index.sentences[id]?.articleIndex === articleIndex;
}

function startOf(index: OpenIndex, id: number): number {
  return index.sentences[id]?.span.start ?? 0;
}

function endOf(index: OpenIndex, id: number): number {
  return index.sentences[id]?.span.end ?? 0;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

function holds(outer: Span, inner: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}
