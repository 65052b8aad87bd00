import { type Span, slice } from '../../model/span.ts';

const OPENERS = '(（《“「『【〈[';
const CLOSERS = ')）》”」』】〉]';
/** How far an answer may grow for the other half of a pair of brackets or quotes. */
const MAX_REACH_CHARS = 20;
/** What no answer starts or ends with, besides the half of a pair that stands alone. */
const EDGE = /[\s,，。;；:：、!！?？·…—-]/;
/** 是 and the like, after which a definition or a value begins. */
const COPULA = /就是|即是|是指|指的是|分别是|分别为|包括有|包括|主要是|是|为|即|指/g;
/** Share of the characters before a copula that must stand in the question, so that they only repeat it. */
const ECHO_SHARE = 0.8;
/** Below this share the part before a copula says something of its own. */
const NEW_SHARE = 0.6;
/** Words that lead to an answer without belonging to it; 因特网, 为人民服务, 是非 and 由来 begin so too. */
const LEAD =
  /^(?:由于|因为|因(?![特果素子式数])(?=.{8})|是(?![非否])|为(?=[\d一二两三四五六七八九十百千万约近第])|分布[于在]|位于|由(?![来于衷]))(?=..)/;
/** A remark in brackets after the answer, without figures: a translation, another spelling. */
const REMARK = /(?<=^[^()（）]+)[(（][^()（）\d]*[)）]$/;

/**
 * Mends the span of an answer that a reader marked token by token: whole pairs of brackets and quotes, no punctuation
 * at its edges, no repetition of the question before 是, no leading 由于 or 位于, no remark in brackets behind it.
 * A missing half is taken in from at most 20 characters away. Never empty: what would leave nothing stays as it was.
 * @param question folded like the text
 */
export function repairSpan(text: string, span: Span, question: string): Span {
  let mended = trim(text, closePairs(text, span));
  mended = trim(text, dropEcho(text, mended, question));
  mended = trim(text, dropLead(text, mended));
  mended = trim(text, dropRemark(text, mended));
  return mended.end > mended.start ? mended : span;
}

/** Takes in the missing half of a pair where it is near and in the same sentence, else leaves out the lone half. */
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

/** Of "A 是 B" the side that does not only repeat the question. */
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

/** Share of the letters, remarks in brackets aside, that stand in the question; undefined without letters. */
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
