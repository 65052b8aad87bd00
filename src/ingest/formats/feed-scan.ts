import { MappedBuilder, type MappedText, originOf, sliceMapped } from '../../text/script/offset-map.ts';
import { LineCounter } from './line-counter.ts';
import type { Records, SourceRecord } from './records.ts';

const FEED = /^\s{0,40}(<\?xml[^<>]{0,200}\?>)?\s{0,40}(<!--[^<>]{0,400}-->\s{0,40})?<(rss|feed|rdf:RDF)[\s>]/i;
/** Elements of an entry and the names that records use for them. */
const PARTS: Readonly<Record<string, string>> = {
  title: 'title',
  link: 'link',
  guid: 'permalink',
  pubdate: 'pubdate',
  published: 'published',
  updated: 'ctime',
  'dc:date': 'date',
  'dc:creator': 'author',
  author: 'author',
  source: 'source',
  category: 'category',
  description: 'description',
  summary: 'summary',
  content: 'content',
  'content:encoded': 'content_html',
};
const BODIES = ['content_html', 'content', 'description', 'summary'];
const ELEMENT = /<([a-z][\w:]{0,30})([^<>]{0,1000})>/gi;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ENTITY = /&(#x?[\da-f]{1,6}|[a-z]{2,5});/gi;

/** True for the text of an RSS or Atom feed, whatever the file is called. */
export function isFeed(text: string): boolean {
  return FEED.test(text.slice(0, 2_000));
}

/** Reads the entries of a feed as records. */
export function readFeed(source: MappedText): Records {
  const lower = source.text.toLowerCase();
  const tag = lower.includes('<item') ? 'item' : 'entry';
  const lines = new LineCounter(source.text);
  const records: SourceRecord[] = [];
  const problems: { line: number; reason: string }[] = [];
  const end = `</${tag}>`;
  for (let at = nextTag(lower, tag, 0); at >= 0; ) {
    const close = lower.indexOf(end, at);
    if (close < 0) break;
    const line = lines.lineOf(at);
    const record = readEntry(sliceMapped(source, at, close), line);
    if (record) records.push(record);
    else problems.push({ line, reason: 'its entry has no text (content or description)' });
    at = nextTag(lower, tag, close + end.length);
  }
  return { records, problems, isSingle: false };
}

function nextTag(lower: string, tag: string, from: number): number {
  let found = lower.indexOf(`<${tag}`, from);
  while (found >= 0 && !/[\s>]/.test(lower.charAt(found + tag.length + 1))) found = lower.indexOf(`<${tag}`, found + 1);
  return found;
}

function readEntry(entry: MappedText, line: number): SourceRecord | undefined {
  const parts = new Map<string, MappedText>();
  /** Names without a later closing tag. */
  const open = new Set<string>();
  let from = 0;
  for (const match of entry.text.matchAll(ELEMENT)) {
    const [opening, name = '', attributes = ''] = match;
    const part = PARTS[name.toLowerCase()];
    if (match.index < from || part === undefined || parts.has(part)) continue;
    const start = match.index + opening.length;
    const close = attributes.endsWith('/') || open.has(name) ? -1 : entry.text.indexOf(`</${name}>`, start);
    if (close < 0 && !attributes.endsWith('/')) open.add(name);
    const href = /\bhref\s?=\s?["']([^"']{1,1000})["']/.exec(attributes)?.[1];
    const value = close < 0 ? { text: href ?? '', runs: [0, 0] } : plainText(sliceMapped(entry, start, close));
    if (value.text.trim() !== '') parts.set(part, value);
    from = close < 0 ? start : close;
  }
  const name = BODIES.find((body) => parts.has(body));
  if (name === undefined) return undefined;
  const values = [...parts]
    .filter(([part]) => !BODIES.includes(part))
    .map(([part, { text }]) => [part, strip(text)] as const);
  return { line, values: new Map(values), body: parts.get(name) as MappedText };
}

/** The text of a piece of XML: CDATA unchanged, otherwise with its character references resolved. */
function plainText(xml: MappedText): MappedText {
  const data = /^\s*<!\[CDATA\[/.exec(xml.text)?.[0].length;
  const end = xml.text.lastIndexOf(']]>');
  if (data !== undefined && end >= data) return sliceMapped(xml, data, end);
  const builder = new MappedBuilder();
  let at = 0;
  for (const match of xml.text.matchAll(ENTITY)) {
    const char = charOf(match[1] as string);
    if (char === undefined) continue;
    builder.appendSlice(xml, at, match.index);
    builder.appendFor(char, originOf(xml.runs, match.index));
    at = match.index + match[0].length;
  }
  builder.appendSlice(xml, at, xml.text.length);
  return builder.build();
}

function charOf(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The text of an element with child elements (Atom's author and its name). */
function strip(text: string): string {
  return text.replace(/<[^<>]{0,1000}>/g, ' ').trim();
}
