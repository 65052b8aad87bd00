const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
/**
 * Long enough to be unique on a page and short enough for an address, where a Han character takes nine characters.
 * Chosen by hand.
 */
const PIECE_CHARS = 12;
/** A quotation up to this length is named in full. Chosen by hand. */
const WHOLE_CHARS = 20;
const MARK = /[\s\p{P}]/u;

/**
 * The text directive that jumps to a quotation on its page: its first and last words, cut between words because
 * browsers match only whole words. Undefined if nothing of the quotation can be named.
 * @see https://wicg.github.io/scroll-to-text-fragment/#syntax
 */
export function textDirective(quote: string): string | undefined {
  const lines = quote
    .split('\n')
    .map(withoutMarksAround)
    .filter((line) => line !== '');
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  if (lines.length === 1 && first.length <= WHOLE_CHARS) return `text=${encode(first)}`;
  return `text=${encode(firstWords(first))},${encode(lastWords(last))}`;
}

/**
 * The address with directives for the quotations, as many in order as fit into `maxChars`. Null if it is not a web
 * address or does not fit itself. An address that already has a text directive stays as it is.
 */
export function linkToQuotes(url: string, quotes: readonly string[], maxChars: number): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  if ((protocol !== 'https:' && protocol !== 'http:') || href.length > maxChars) return null;
  if (href.includes(':~:')) return href;
  let link = href;
  for (const directive of quotes.flatMap((quote) => textDirective(quote) ?? [])) {
    const mark = link === href ? `${href.includes('#') ? '' : '#'}:~:` : '&';
    const longer = `${link}${mark}${directive}`;
    if (longer.length > maxChars) break;
    link = longer;
  }
  return link;
}

/** Percent-encodes a text, including the marks with a meaning in a directive, such as the dash. */
function encode(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(
    /[-!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

function firstWords(line: string): string {
  let kept = '';
  for (const { segment } of SEGMENTER.segment(line.slice(0, 4 * PIECE_CHARS))) {
    if (kept !== '' && kept.length + segment.length > PIECE_CHARS) break;
    kept += segment;
  }
  return withoutMarksAround(kept);
}

function lastWords(line: string): string {
  const words = [...SEGMENTER.segment(line.slice(-4 * PIECE_CHARS))].map(({ segment }) => segment).reverse();
  let kept = '';
  for (const word of words) {
    if (kept !== '' && kept.length + word.length > PIECE_CHARS) break;
    kept = word + kept;
  }
  return withoutMarksAround(kept);
}

/**
 * The text without white space and punctuation at both ends. It uses a loop, because a pattern would take quadratic
 * time on long runs of marks.
 */
function withoutMarksAround(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && MARK.test(text.charAt(start))) start++;
  while (end > start && MARK.test(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}
