import { applyEdits, type Edit, type MappedText } from './offset-map.ts';

/** White space of every width, the zero-width characters and the byte order mark. */
const SPACES = /[\s\u00a0\u3000\u200b-\u200f\u2060\ufeff\u00ad]+/g;
const UNEVEN =
  /^[\s\u3000\u200b-\u200f\u2060\ufeff\u00ad]|[\s\u3000]$|[^\S ]|[\u3000\u200b-\u200f\u2060\ufeff\u00ad]| {2}/;
const INVISIBLE_ONLY = /^[\u200b-\u200f\u2060\ufeff\u00ad]+$/;

/** Makes every run of white space one space, drops it at both ends, and drops characters that show nothing. */
export function normaliseSpaces(text: MappedText): MappedText {
  if (!UNEVEN.test(text.text)) return text;
  const edits: Edit[] = [];
  for (const match of text.text.matchAll(SPACES)) {
    const start = match.index;
    const end = start + match[0].length;
    const outer = start === 0 || end === text.text.length || INVISIBLE_ONLY.test(match[0]);
    const plain = outer ? '' : ' ';
    if (plain !== match[0]) edits.push({ start, end, text: plain });
  }
  return applyEdits(text, edits);
}
