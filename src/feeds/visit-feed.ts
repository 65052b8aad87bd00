import { decodeBytes } from '../ingest/formats/decode.ts';
import { NOT_THE_PAGE } from './absent-pages.ts';
import { type FetchedArticle, writeArticleFile } from './article-file.ts';
import { type Feed, type FeedItem, parseFeedBytes } from './feed-items.ts';
import { keepKeys, takeTurns } from './items-in-turn.ts';
import { type ItemState, NEW_ITEM, type SourceState } from './source-state.ts';
import type { FeedSource } from './sources.ts';
import { afterFailure, refusalOfContent, type Visit, type Visited, WELL } from './visit.ts';
import { failed } from './web/fetch-resource.ts';

/** Reads a feed and the pages of its new and changed items; nothing that was read before is deleted. */
export async function visitFeed(source: FeedSource, before: SourceState, visit: Visit): Promise<Visited> {
  const fetched = await visit.read(source.address, visit.limits.maxFeedBytes, before);
  const reading = new FeedReading(source, before, visit);
  if (fetched.kind === 'fetched') {
    const feed = parseFeedBytes(fetched.resource.bytes, fetched.resource.url);
    if (!feed) return { ...reading.counts, state: afterFailure(before, NO_FEED, visit) };
    const isComplete = await reading.take(feed);
    const { etag, lastModified } = isComplete ? fetched.resource : UNKNOWN;
    reading.note({ etag, lastModified, movedTo: fetched.resource.movedTo, ...WELL });
  } else if (fetched.kind === 'unchanged') reading.note({ movedTo: fetched.movedTo, ...WELL });
  else return { ...reading.counts, state: afterFailure(before, fetched, visit) };
  await reading.recheck();
  return { ...reading.counts, state: reading.state };
}

const NO_FEED = failed('it is neither RSS nor Atom nor JSON Feed');
/** With items left for the next round, the feed must be read again then, even if it has not changed. */
const UNKNOWN = { etag: null, lastModified: null };

/**
 * The text of an item, or the reason why there is none; after a lasting reason it is tried again only when the feed
 * says something new about it.
 */
type Text =
  | { readonly text: string }
  | { readonly problem: string; readonly isLasting: boolean; readonly goneStatus: number | null };

function lacking(problem: string, goneStatus: number | null = null): Text {
  return { problem, isLasting: true, goneStatus };
}

class FeedReading {
  readonly #source: FeedSource;
  readonly #visit: Visit;
  readonly #counts = { added: 0, changed: 0 };
  #pages = 0;
  #state: SourceState;

  constructor(source: FeedSource, before: SourceState, visit: Visit) {
    this.#source = source;
    this.#visit = visit;
    this.#state = before;
  }

  get state(): SourceState {
    return this.#state;
  }

  get counts(): { readonly added: number; readonly changed: number } {
    return this.#counts;
  }

  note(change: Partial<SourceState>): void {
    this.#state = { ...this.#state, ...change };
  }

  /** Reads the new and changed items of the feed. @returns false if some are left for later. */
  async take(feed: Feed): Promise<boolean> {
    const known = this.#state.items;
    const items = keepKeys(feed.items, known);
    const listed = new Set(items.map(({ key }) => key));
    const kept = Object.entries(known).map(([key, item]) => [key, { ...item, isListed: listed.has(key) }]);
    this.note({ items: Object.fromEntries(kept) });
    let isComplete = true;
    for (const item of takeTurns(items, known, this.#visit.limits.maxItems)) {
      if (this.#state.items[item.key]?.stamp === item.stamp) continue;
      const isTaken = await this.#takeItem(item, feed.title);
      isComplete &&= isTaken;
      await this.#visit.save(this.#state);
    }
    return isComplete;
  }

  async #takeItem(item: FeedItem, site: string | null): Promise<boolean> {
    const { key, url, title, publishedOn, author, stamp } = item;
    const known = this.#state.items[key] ?? NEW_ITEM;
    const read = await this.#textOf(item);
    if (read === undefined) return false;
    const checkedAt = this.#visit.now;
    if ('problem' in read) {
      const { problem, goneStatus, isLasting } = read;
      const tried = isLasting ? stamp : known.stamp;
      this.#remember(key, { ...known, url, title, goneStatus, problem, checkedAt, stamp: tried });
      return isLasting;
    }
    const file = known.file ?? `${key}.html`;
    const article: FetchedArticle = {
      url,
      title,
      publishedOn,
      author,
      site,
      publisher: this.#source.publisher ?? null,
      text: read.text,
    };
    const isWritten = await writeArticleFile(this.#visit.dir, file, article);
    if (isWritten && known.file === null) this.#counts.added += 1;
    else if (isWritten) this.#counts.changed += 1;
    this.#remember(key, { file, url, title, stamp, isListed: true, goneStatus: null, checkedAt, problem: null });
    return true;
  }

  /** Undefined if it must wait for another round. */
  async #textOf({ url, content, title }: FeedItem): Promise<Text | undefined> {
    const { items } = this.#source;
    if (content !== null && items !== 'page') return { text: content };
    if (items === 'feed') return lacking('the feed does not hold its text');
    if (url === null) return lacking('it has no address');
    if (this.#pages >= this.#visit.limits.maxPagesARound) return undefined;
    this.#pages += 1;
    const fetched = await this.#visit.read(url, this.#visit.limits.maxPageBytes);
    if (fetched.kind === 'gone') return lacking(`its server answers ${fetched.status}`, fetched.status);
    if (fetched.kind === 'failed') return { problem: fetched.reason, isLasting: fetched.isLasting, goneStatus: null };
    if (fetched.kind === 'unchanged') return lacking('its server answers 304 to a first request');
    const refusal = refusalOfContent(fetched.resource.contentType);
    const decoded = decodeBytes(fetched.resource.bytes);
    if (refusal !== null) return lacking(refusal);
    if (!decoded.ok) return lacking(decoded.reason);
    const page = { address: url, url: fetched.resource.url, text: decoded.text, title };
    if (!(await this.#visit.isAbsent(page))) return { text: decoded.text };
    return { problem: NOT_THE_PAGE, isLasting: false, goneStatus: null };
  }

  /** Checks from time to time if items that left the feed are still at their address. */
  async recheck(): Promise<void> {
    const { limits, now, read } = this.#visit;
    const due = Object.entries(this.#state.items).filter(([, { isListed, url, file, checkedAt }]) => {
      const isDue = Math.abs(now - (checkedAt ?? 0)) >= limits.recheckEveryMs;
      return !isListed && url !== null && file !== null && isDue;
    });
    due.sort(([, a], [, b]) => (a.checkedAt ?? 0) - (b.checkedAt ?? 0));
    for (const [key, item] of due.slice(0, limits.maxRechecksARound)) {
      const fetched = await read(item.url ?? '', limits.maxPageBytes);
      // An error of the server says nothing about the page.
      const goneStatus = fetched.kind === 'gone' ? fetched.status : fetched.kind === 'failed' ? item.goneStatus : null;
      this.#remember(key, { ...item, checkedAt: now, goneStatus });
    }
  }

  #remember(key: string, item: ItemState): void {
    this.note({ items: { ...this.#state.items, [key]: item } });
  }
}
