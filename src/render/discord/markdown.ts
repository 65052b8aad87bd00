import type { Span } from '../../model/span.ts';
import { LIMITS } from './discord-limits.ts';

/**
 * Matches addresses, which stay unchanged because Discord takes them whole, and everything to escape: marks, emoji
 * codes, and beginnings of Markdown blocks.
 */
const MARKUP =
  /https?:\/\/[\w\-.~:/?#@!$&'()+,;=%]+|[\\*_~`|[\]<@]|:(?=[a-z0-9_+-]+:)|^[ \t]*(?:[#>+-]|\d+\.(?=\s|$))/gim;

/**
 * Invisible characters that change the text: marks of direction, which reverse it, and characters of no width, which
 * hide in it. A joiner inside an emoji stays.
 */
const UNSEEN =
  /[\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]|(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Text without characters that are hidden or reverse the text around them. */
export function removeUnseen(text: string): string {
  return text.replace(UNSEEN, '');
}

/**
 * Untrusted text for Discord: shown literally, without formatting, masked links, lists, highlighted mentions and hidden
 * or reversing characters. Escape only once, as the last step.
 */
export function escapeMarkdown(text: string): string {
  return removeUnseen(text).replace(MARKUP, (match) =>
    /^https?:/i.test(match) ? match : `${match.slice(0, -1)}\\${match.slice(-1)}`,
  );
}

/** The original text of {@link escapeMarkdown}, without its invisible characters. */
export function unescapeMarkdown(markdown: string): string {
  return markdown.replace(/\\([\\*_~`|[\]<@:#>+.-])/g, '$1');
}

/** Spans moved to their positions after {@link removeUnseen}; a span with nothing left is dropped. */
function spansOfSeen(text: string, spans: readonly Span[]): Span[] {
  const moved = (at: number) => removeUnseen(text.slice(0, at)).length;
  return spans
    .map(({ start, end }) => ({ start: moved(start), end: moved(end) }))
    .filter(({ start, end }) => start < end);
}

/**
 * {@link escapeMarkdown} with the spans of `given` in bold. Spans must be ascending, without overlap, within a line,
 * and without white space at their ends. A span right after an address stays plain, because Discord would take the
 * marks as part of the address.
 */
export function escapeWithBold(given: string, givenSpans: readonly Span[]): string {
  const text = removeUnseen(given);
  const spans = text.length === given.length ? givenSpans : spansOfSeen(given, givenSpans);
  const matches = [...text.matchAll(MARKUP)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
    match: match[0],
  }));
  const addresses = matches.filter(({ match }) => /^https?:/i.test(match));
  const reaches = addresses.map(({ at }) => ({ at, end: at + text.slice(at).search(/\s|$/) }));
  const marked = spans.filter(({ start, end }) => !reaches.some((one) => one.at <= end && start <= one.end));
  const inserts = [
    ...matches.filter((one) => !addresses.includes(one)).map(({ end }) => ({ at: end - 1, what: '\\', order: 2 })),
    ...marked.flatMap(({ start, end }) => [
      { at: start, what: '**', order: 1 },
      { at: end, what: '**', order: 0 },
    ]),
  ].sort((a, b) => a.at - b.at || a.order - b.order);
  let shown = '';
  let from = 0;
  for (const { at, what } of inserts) {
    shown += text.slice(from, at) + what;
    from = at;
  }
  return shown + text.slice(from);
}

/** Paragraphs, one per line, with an empty line between them. */
export function spaceParagraphs(text: string): string {
  return text.replace(/\n+/g, '\n\n');
}

/** Text as a block of quoted lines. */
export function quoteLines(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** A link with the given label; null if the address is not a usable web address. */
export function renderLink(label: string, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  const target = href.replace(/[()<>[\]\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  if ((protocol !== 'https:' && protocol !== 'http:') || target.length > LIMITS.linkUrl) return null;
  return `[${label}](${target})`;
}

/**
 * At most `maxChars` of a text that is not a quotation, with … at the end if it was cut; never half a surrogate pair.
 */
export function clip(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
