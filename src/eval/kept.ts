import { foldText } from '../text/script/fold.ts';

/** The result of cleaning texts that needed no cleaning. */
export interface KeptResult {
  readonly texts: number;
  /** Number of texts that came back whole: equal after folding and without white space. */
  readonly whole: number;
  /** Number of texts that came back whole except for HTML tags in the text itself. */
  readonly wholeButTags: number;
  /** The first twenty others: the wanted and the actual text, from shortly before the first difference. */
  readonly failures: readonly { readonly index: number; readonly wanted: string; readonly found: string }[];
}

const TAG = /<\/?[a-z][^<>]{0,300}>/gi;
const SPACES = /[\s\u200b-\u200f\u2060\ufeff\u00ad]+/gu;
/**
 * Number of failures that are told, and how much text of each: before the difference and from it on. Chosen by hand.
 */
const MAX_FAILURES = 20;
const BEFORE_CHARS = 10;
const SHOWN_CHARS = 40;

/** Compares every text with the result of `clean` (title and body). */
export function measureKept(texts: readonly string[], clean: (file: Uint8Array) => string): KeptResult {
  let whole = 0;
  let wholeButTags = 0;
  const failures: { index: number; wanted: string; found: string }[] = [];
  for (const [index, text] of texts.entries()) {
    const found = inkOf(clean(new TextEncoder().encode(text)));
    const wanted = inkOf(text);
    if (found === wanted) whole++;
    else if (found === inkOf(text.replace(TAG, ''))) wholeButTags++;
    else if (failures.length < MAX_FAILURES) failures.push({ index, ...fromDifference(wanted, found) });
  }
  return { texts: texts.length, whole, wholeButTags, failures };
}

function inkOf(text: string): string {
  return foldText(text).replace(SPACES, '');
}

function fromDifference(wanted: string, found: string): { wanted: string; found: string } {
  let at = 0;
  while (at < wanted.length && wanted.charAt(at) === found.charAt(at)) at++;
  const start = Math.max(0, at - BEFORE_CHARS);
  return { wanted: wanted.slice(start, at + SHOWN_CHARS), found: found.slice(start, at + SHOWN_CHARS) };
}
