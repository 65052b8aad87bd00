import type { Span } from '../../model/span.ts';
import { LIMITS } from './discord-limits.ts';

/** Addresses stay as they are, for Discord takes them whole; a mark, an emoji code, or what makes a line a block is escaped. */
const MARKUP = /https?:\/\/[\w\-.~:/?#@!$&'()+,;=%]+|[\\*_~`|[\]<@]|:(?=[a-z0-9_+-]+:)|^[ \t]*(?:[#>+-]|\d+\.)/gim;

/** Untrusted text for Discord: shown as it is, without formatting, masked links, lists or highlighted mentions. */
export function escapeMarkdown(text: string): string {
  return text.replace(MARKUP, (match) =>
    /^https?:/i.test(match) ? match : `${match.slice(0, -1)}\\${match.slice(-1)}`,
  );
}

/**
 * {@link escapeMarkdown} with the spans of `text` in bold; they are ascending, apart, within a line and not of white space
 * at their ends. One that stands behind an address with no white space between stays plain: Discord reads an address up to
 * there and would take in the marks.
 */
export function escapeWithBold(text: string, spans: readonly Span[]): string {
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

/** Paragraphs one a line with an empty line between them, as they are read most easily. */
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

/** A link under a label of our own, or null where the address is not a usable web address. */
export function renderLink(label: string, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  const target = href.replace(/[()<>[\]\\]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  if ((protocol !== 'https:' && protocol !== 'http:') || target.length > LIMITS.linkUrl) return null;
  return `[${label}](${target})`;
}

/** At most `maxChars` of a text that is not a quotation, ending in … where it was cut; never half a surrogate pair. */
export function clip(text: string, maxChars: number): string {
  if (text.length <= maxChars) return text;
  const cut = text.slice(0, maxChars - 1);
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
