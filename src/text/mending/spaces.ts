import { applyEdits, type Edit, type MappedText } from '../script/offset-map.ts';

/** White space of every width, the zero-width characters and the byte order mark. */
const SPACES = /[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff\u00ad]+/g;
const UNEVEN = /^[\s\u200b-\u200f\u2060\u00ad]|[\s\u200b-\u200f\u2060\u00ad]$|[^\S ]|[\u200b-\u200f\u2060\u00ad]| {2}/;
const INVISIBLE_ONLY = /^[\u200b-\u200f\u2060\ufeff\u00ad]+$/;
/** What a gloss ends with: a space behind it may be the gloss's and a second one the text's. */
const GLOSS_END = /[\p{Script=Latin}\p{M}\d][)）]$/u;

/**
 * Makes every run of white space one space, drops it at both ends, and drops characters that show nothing. While glosses
 * are still there (`beforeGlosses`), runs behind a bracket of Latin letters become two spaces.
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
