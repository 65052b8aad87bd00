import type { Span } from '../../model/span.ts';
import { findFences, findInlines, findQuotations, findQuotedLines, type Region } from './markdown-regions.ts';

/** Quality of a place for a cut: higher is better, `never` is used only if a text leaves no other place. */
export const RANK = { never: 0, inside: 1, any: 2, space: 3, pause: 4, sentence: 5, line: 6 } as const;

const SENTENCE_ENDS = new Set('。！？!?；;…');
const CLOSERS = new Set('”’」』）)》】"\'');
const PAUSES = new Set('，、,：:');
/** Marks that belong to the character before: combining marks, variation selectors, joiners, skin tones. */
const ATTACHED = /^(?:\p{M}|\u200d|[\u{1F3FB}-\u{1F3FF}])/u;

/** The possible cuts of a text. */
export interface Cuts {
  /** Rank of a cut before offset `i`, for 0 ≤ i ≤ text.length. */
  readonly ranks: Uint8Array;
  /** Fences and quoted lines longer than the limit, in order; a cut inside closes and reopens them. */
  readonly long: readonly Region[];
}

/** Ranks every place of `text`; regions of at most `maxChars` stay whole if possible. */
export function rankCuts(text: string, maxChars: number): Cuts {
  const ranks = new Uint8Array(text.length + 1).fill(RANK.any);
  rankBoundaries(text, ranks);
  const blocks = findBlocks(text);
  const whole: readonly Span[] = [...blocks, ...findInlines(text), ...findQuotations(text)];
  capInside(
    ranks,
    whole.filter((span) => span.end - span.start <= maxChars),
    RANK.inside,
  );
  const long = blocks.filter((block) => block.end - block.start > maxChars);
  for (const { start, end, opening, closing } of long) {
    ranks.fill(RANK.never, start + 1, start + opening + 1);
    ranks.fill(RANK.never, end - closing, end);
  }
  forbidBrokenCharacters(text, ranks);
  return { ranks, long };
}

/** Fences, and quoted lines outside of them, in order. */
function findBlocks(text: string): Region[] {
  const fences = findFences(text);
  const fenced = new Uint8Array(text.length);
  for (const { start, end } of fences) fenced.fill(1, start, end);
  const lines = findQuotedLines(text).filter(({ start, end }) => fenced[start] === 0 && fenced[end - 1] === 0);
  return [...fences, ...lines].sort((a, b) => a.start - b.start);
}

function rankBoundaries(text: string, ranks: Uint8Array): void {
  let afterEnd = false;
  for (let i = 1; i <= text.length; i++) {
    const before = text.charAt(i - 1);
    const after = text.charAt(i);
    afterEnd = SENTENCE_ENDS.has(before) || (afterEnd && CLOSERS.has(before));
    if (before === '\n') ranks[i] = RANK.line;
    else if (afterEnd && !SENTENCE_ENDS.has(after) && !CLOSERS.has(after)) ranks[i] = RANK.sentence;
    else if (before === ' ' && text.charAt(i - 2) === '.') ranks[i] = RANK.sentence;
    else if (PAUSES.has(before)) ranks[i] = RANK.pause;
    else if (before.trim() === '') ranks[i] = RANK.space;
  }
}

/** Lowers the rank of every place inside one of the spans, in linear time even if they overlap. */
function capInside(ranks: Uint8Array, spans: readonly Span[], cap: number): void {
  const steps = new Int32Array(ranks.length + 1);
  for (const { start, end } of spans) {
    steps[start + 1] = (steps[start + 1] ?? 0) + 1;
    steps[end] = (steps[end] ?? 0) - 1;
  }
  let depth = 0;
  for (let i = 0; i < ranks.length; i++) {
    depth += steps[i] ?? 0;
    if (depth > 0) ranks[i] = Math.min(ranks[i] ?? 0, cap);
  }
}

function forbidBrokenCharacters(text: string, ranks: Uint8Array): void {
  let escaped = false;
  for (let i = 1; i < text.length; i++) {
    const before = text.charAt(i - 1);
    escaped = before === '\\' && !escaped;
    const joins = before === '\u200d' || ATTACHED.test(text.slice(i, i + 2));
    if (escaped || joins || isInsidePair(text, i)) ranks[i] = RANK.never;
  }
}

/** True if a cut before `i` would split a surrogate pair. */
export function isInsidePair(text: string, i: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(i - 1, i + 1));
}
