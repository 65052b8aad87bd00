import { parseFeed } from 'feedsmith';
import { decodeBytes } from '../ingest/formats/decode.ts';
import { type Day, dayOf, isDay } from '../model/day.ts';
import { sha256 } from '../support/files.ts';

/** An entry of a feed. */
export interface FeedItem {
  /** Stays the same for the same item: made from its id, its address, or its title and date. */
  readonly key: string;
  /** Changes when the feed says anything new about the item. */
  readonly stamp: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly publishedOn: Day | null;
  readonly author: string | null;
  /** Its text in the feed, HTML or plain, if that is the whole text; null for a summary. */
  readonly content: string | null;
}

export interface Feed {
  readonly title: string | null;
  /** In the feed's order, each key once. */
  readonly items: readonly FeedItem[];
}

/** The fields that all formats of feeds share, after feedsmith has read them. */
interface Entry {
  readonly id?: string | undefined;
  readonly link?: string | undefined;
  readonly title?: string | undefined;
  /** The feed's own notation. */
  readonly date?: unknown;
  readonly author?: string | undefined;
  readonly content?: string | undefined;
  readonly summary?: string | undefined;
}

/** Hexadecimal digits of an item's key: 80 bits, so that no two items of a feed share one. */
const KEY_CHARS = 20;
const TAGS = /<[^<>]{0,2000}>|&[a-z#0-9]{1,10};|\s/gi;
/** A shorter text is a teaser, whatever the feed calls it. Chosen by hand. */
const MIN_CONTENT_CHARS = 120;
/** The end of a teaser that the feed gives as the text. */
const CUT_OFF =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|阅读全文|閱讀全文|查看全文|继续阅读|繼續閱讀|Read more|Continue reading)[\s»›>→]*$/i;

/** Reads RSS, Atom, RDF or JSON Feed in any encoding; undefined if the bytes are none of these. */
export function parseFeedBytes(bytes: Uint8Array, address: string): Feed | undefined {
  const decoded = decodeBytes(bytes);
  const parsed = decoded.ok ? parse(decoded.text) : undefined;
  if (!parsed) return undefined;
  const items = new Map<string, FeedItem>();
  for (const item of withOwnIds(entriesOf(parsed)).map((entry) => itemOf(entry, address))) {
    if (item && !items.has(item.key)) items.set(item.key, item);
  }
  return { title: titleOf(parsed), items: [...items.values()] };
}

type Parsed = ReturnType<typeof parseFeed>;

function parse(text: string): Parsed | undefined {
  try {
    return parseFeed(text.replace(/^\ufeff/, '').trimStart());
  } catch {
    return undefined;
  }
}

function titleOf({ format, feed }: Parsed): string | null {
  const title = format === 'atom' ? feed.title?.value : feed.title;
  return plain(title);
}

function entriesOf({ format, feed }: Parsed): Entry[] {
  if (format === 'atom') {
    return (feed.entries ?? []).map(({ id, links, title, published, updated, authors, content, summary }) => ({
      id,
      link: (links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? links?.[0])?.href,
      title: title?.value,
      date: published ?? updated,
      author: authors?.[0]?.name,
      content: content?.value,
      summary: `${summary?.value ?? ''}${updated ?? ''}`,
    }));
  }
  if (format === 'json') {
    return (feed.items ?? []).map((item) => ({
      id: item.id,
      link: item.url,
      title: item.title,
      date: item.date_published ?? item.date_modified,
      author: item.authors?.[0]?.name,
      content: item.content_html ?? item.content_text,
      summary: `${item.summary ?? ''}${item.date_modified ?? ''}`,
    }));
  }
  if (format === 'rdf') {
    return (feed.items ?? []).map(({ link, title, description, dc, content, rdf }) => ({
      id: rdf?.about,
      link,
      title,
      date: dc?.dates?.[0],
      author: dc?.creators?.[0],
      content: content?.encoded,
      summary: description,
    }));
  }
  return (feed.items ?? []).map(({ guid, link, title, pubDate, authors, description, content, dc }) => ({
    id: guid?.value,
    link: link ?? (guid?.isPermaLink === false ? undefined : guid?.value),
    title,
    date: pubDate ?? dc?.dates?.[0],
    author: dc?.creators?.[0] ?? authors?.[0]?.name,
    content: content?.encoded,
    summary: description,
  }));
}

/** Removes ids that a feed gives to entries with different addresses, because they distinguish nothing. */
function withOwnIds(entries: readonly Entry[]): Entry[] {
  const links = new Map<string, string | undefined>();
  const shared = new Set<string>();
  for (const { id, link } of entries) {
    if (id === undefined) continue;
    if (links.has(id) && links.get(id) !== link) shared.add(id);
    links.set(id, link);
  }
  return entries.map((entry) => (entry.id !== undefined && shared.has(entry.id) ? { ...entry, id: undefined } : entry));
}

/** Undefined for an entry without id, address and title, because it could not be recognised again. */
function itemOf({ id, link, title, date, author, content, summary }: Entry, address: string): FeedItem | undefined {
  const url = link !== undefined && URL.canParse(link, address) ? new URL(link, address) : null;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  const identity = id ?? (isWeb ? url.href : identityOfWords(title, date));
  if (identity === undefined) return undefined;
  return {
    key: sha256(identity).slice(0, KEY_CHARS),
    stamp: sha256(JSON.stringify([link, title, date, content, summary])),
    url: isWeb ? url.href : null,
    title: plain(title),
    publishedOn: dayIn(date),
    author: plain(author),
    content: isWhole(content) ? (content ?? null) : null,
  };
}

function identityOfWords(title: string | undefined, date: unknown): string | undefined {
  const words = plain(title);
  return words === null ? undefined : JSON.stringify([words, date ?? null]);
}

function isWhole(content = ''): boolean {
  const text = content.replace(TAGS, '');
  return text.length >= MIN_CONTENT_CHARS && !CUT_OFF.test(text);
}

function dayIn(date: unknown): Day | null {
  const written = typeof date === 'string' ? date.trim() : '';
  if (isDay(written)) return written;
  const at = Date.parse(written);
  return Number.isNaN(at) ? null : dayOf(new Date(at));
}

/** One line without markup; null for empty text. */
function plain(text: string | undefined): string | null {
  const line =
    text
      ?.replace(/<[^<>]{0,200}>/g, '')
      .replace(/\s+/g, ' ')
      .trim() ?? '';
  return line === '' ? null : line;
}
