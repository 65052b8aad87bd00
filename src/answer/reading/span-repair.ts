import { type Span, slice } from '../../model/span.ts';

const OPENERS = '(（《“「『【〈[';
const CLOSERS = ')）》”」』】〉]';
/**
 * Distance within which an answer may grow to include the other half of a pair of brackets or quotes. Chosen by hand.
 */
const MAX_REACH_CHARS = 20;
/** Characters that no answer starts or ends with, besides an unpaired bracket or quote. */
const EDGE = /[\s,，。;；:：、!！?？·…—-]/;
/** 是 and similar words, after which a definition or a value begins. */
const COPULA = /就是|即是|是指|指的是|分别是|分别为|包括有|包括|主要是|是|为|即|指/g;
/** The text before a copula repeats the question if this share of its characters is in the question. Chosen by hand. */
const ECHO_SHARE = 0.8;
/** Below this share the text before a copula adds information of its own. Chosen by hand. */
const NEW_SHARE = 0.6;
/** Words that introduce an answer and do not belong to it; 因特网, 为人民服务, 是非 and 由来 are excluded. */
const LEAD =
  /^(?:由于|因为|因(?![特果素子式数])(?=.{8})|是(?![非否])|为(?=[\d一二两三四五六七八九十百千万约近第])|分布[于在]|位于|由(?![来于衷]))(?=..)/;
/** A remark in brackets after the answer, without figures: a translation or another spelling. */
const REMARK = /(?<=^[^()（）]+)[(（][^()（）\d]*[)）]$/;

/**
 * Repairs the span that a reader marked token by token: whole pairs of brackets and quotes, no punctuation at its
 * edges, no repetition of the question before 是, no leading 由于 or 位于, no remark in brackets after it. A missing half is
 * added from at most 20 characters away. A repair that would leave nothing is not made.
 * @param question folded like the text
 */
export function repairSpan(text: string, span: Span, question: string): Span {
  let mended = trim(text, closePairs(text, span));
  mended = trim(text, dropEcho(text, mended, question));
  mended = trim(text, dropLead(text, mended));
  mended = trim(text, dropRemark(text, mended));
  return mended.end > mended.start ? mended : span;
}

/** Adds the missing half of a pair if it is near and in the same sentence, otherwise drops the lone half. */
function closePairs(text: string, { start, end }: Span): Span {
  const open: number[] = [];
  let from = start;
  let to = end;
  for (let i = start; i < end; i++) {
    if (OPENERS.includes(text.charAt(i))) open.push(i);
    const kind = CLOSERS.indexOf(text.charAt(i));
    if (kind < 0) continue;
    if (open.length > 0) open.pop();
    else {
      const opener = text.lastIndexOf(OPENERS.charAt(kind), from - 1);
      if (from > 0 && opener >= 0 && isNear(text, { start: opener, end: from })) from = opener;
      else if (i === end - 1) to = i;
    }
  }
  const [lone] = open;
  if (lone === undefined) return { start: from, end: to };
  const closer = text.indexOf(CLOSERS.charAt(OPENERS.indexOf(text.charAt(lone))), to);
  if (closer >= 0 && isNear(text, { start: to, end: closer })) return { start: from, end: closer + 1 };
  return lone === from ? { start: from + 1, end: to } : { start: from, end: lone };
}

function isNear(text: string, gap: Span): boolean {
  return gap.end - gap.start < MAX_REACH_CHARS && !/[。\n]/.test(slice(text, gap));
}

function trim(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (from < to && (EDGE.test(text.charAt(from)) || CLOSERS.includes(text.charAt(from)))) from++;
  while (to > from && (EDGE.test(text.charAt(to - 1)) || OPENERS.includes(text.charAt(to - 1)))) to--;
  return { start: from, end: to };
}

/** For "A 是 B" the side that does not only repeat the question. */
function dropEcho(text: string, span: Span, question: string): Span {
  const words = slice(text, span);
  let { start, end } = span;
  for (const match of words.matchAll(COPULA)) {
    const tailStart = match.index + match[0].length;
    const head = echoOf(words.slice(0, match.index), question);
    const tail = echoOf(words.slice(tailStart), question);
    if (head === undefined || tail === undefined) continue;
    if (tail >= ECHO_SHARE && head < NEW_SHARE) end = Math.min(end, span.start + match.index);
    if (head < ECHO_SHARE || tail >= ECHO_SHARE) break;
    start = span.start + tailStart;
  }
  return start < end ? { start, end } : span;
}

/** The share of the letters, without remarks in brackets, that are in the question; undefined without letters. */
function echoOf(words: string, question: string): number | undefined {
  const letters = [...words.replace(/[(（][^()（）]*[)）]/g, '')].filter(isLetter);
  if (letters.length === 0) return undefined;
  return letters.filter((char) => question.includes(char)).length / letters.length;
}

function isLetter(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

function dropLead(text: string, span: Span): Span {
  const lead = LEAD.exec(slice(text, span))?.[0].length ?? 0;
  return { start: span.start + lead, end: span.end };
}

function dropRemark(text: string, span: Span): Span {
  const remark = REMARK.exec(slice(text, span))?.[0].length ?? 0;
  return { start: span.start, end: span.end - remark };
}
