import { applyEdits, type Edit, type MappedText } from '../script/offset-map.ts';

/** White space of every width, the zero-width characters and the byte order mark. */
const SPACES = /[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff\u00ad]+/g;
const UNEVEN = /^[\s\u200b-\u200f\u2060\u00ad]|[\s\u200b-\u200f\u2060\u00ad]$|[^\S ]|[\u200b-\u200f\u2060\u00ad]| {2}/;
const INVISIBLE_ONLY = /^[\u200b-\u200f\u2060\ufeff\u00ad]+$/;
/** The end of a gloss: one space after it may belong to the gloss and a second one to the text. */
const GLOSS_END = /[\p{Script=Latin}\p{M}\d][)）]$/u;

/**
 * Turns every run of white space into one space, removes it at both ends, and removes invisible characters. With
 * `beforeGlosses`, while glosses are still in the text, runs after a bracket of Latin letters become two spaces.
 */
export function normaliseSpaces(text: MappedText, beforeGlosses = false): MappedText {
  if (!UNEVEN.test(text.text)) return text;
  const edits: Edit[] = [];
  for (const match of text.text.matchAll(SPACES)) {
    const start = match.index;
    const end = start + match[0].length;
    const outer = start === 0 || end === text.text.length || INVISIBLE_ONLY.test(match[0]);
    const isDouble =
      beforeGlosses && match[0].length > 1 && GLOSS_END.test(text.text.slice(Math.max(0, start - 3), start));
    const plain = outer ? '' : isDouble ? '  ' : ' ';
    if (plain !== match[0]) edits.push({ start, end, text: plain });
  }
  return applyEdits(text, edits);
}
