import { createHash } from 'node:crypto';
import type { ArticleSummary, Library } from '../../model/library.ts';
import { buildTitleFinder, type TitleFinder } from '../../text/names/title-finder.ts';
import { foldText } from '../../text/script/fold.ts';
import { type ListedDay, listDays } from './day-choices.ts';

/** The list of articles at the last check, prepared for searching while somebody types. */
interface Listing {
  readonly articles: readonly ArticleSummary[];
  readonly byKey: ReadonlyMap<string, ArticleSummary>;
  readonly finder: TitleFinder;
  readonly days: readonly ListedDay[];
}

/** A shorter title may be an ordinary word of any text. Chosen by hand. */
const MIN_TITLE_CHARS = 6;
const FRESH_MS = 30_000;
const MAX_KEY_CHARS = 60;
const EMPTY: Listing = { articles: [], byKey: new Map(), finder: { find: () => [] }, days: [] };

/**
 * The articles' titles, cached in this process because typing must not wait for the answer process. The list is renewed
 * in the background if it is older than half a minute and the index has changed.
 */
export class ArticleCache {
  readonly #library: Library;
  #listing: Listing = EMPTY;
  #version = '';
  #checkedAt = Number.NEGATIVE_INFINITY;
  #renewing: Promise<void> | undefined;

  constructor(library: Library) {
    this.#library = library;
  }

  /** All articles, newest first. The list may be half a minute and one renewal old. */
  get articles(): readonly ArticleSummary[] {
    this.#renewSoon();
    return this.#listing.articles;
  }

  /** Days with articles, newest first; as old as {@link articles}. */
  get days(): readonly ListedDay[] {
    this.#renewSoon();
    return this.#listing.days;
  }

  /** Articles whose title, source or day matches the typed text, best first; the newest ones for an empty text. */
  find(typed: string, limit: number): readonly ArticleSummary[] {
    this.#renewSoon();
    const { articles, finder } = this.#listing;
    if (typed.trim() === '') return articles.slice(0, limit);
    return finder.find(typed, limit).flatMap((index) => articles[index] ?? []);
  }

  /** The article with a key made by {@link articleKey}, an id or an alias; undefined if there is none. */
  get(key: string): ArticleSummary | undefined {
    return this.#listing.byKey.get(key);
  }

  /**
   * The only article whose title contains the text (a thread's name may be cut), or whose title the text contains;
   * undefined for none and for several.
   */
  titled(text: string): ArticleSummary | undefined {
    const wanted = plainTitle(text).replace(/…$/, '');
    const named = this.articles.filter(({ title }) => {
      const plain = plainTitle(title ?? '');
      const [shorter, longer] = plain.length < wanted.length ? [plain, wanted] : [wanted, plain];
      return shorter.length >= MIN_TITLE_CHARS && longer.includes(shorter);
    });
    return named.length === 1 ? named[0] : undefined;
  }

  /** Checks the index now and loads its list if it has changed. */
  renew(): Promise<void> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  #renewSoon(): void {
    if (performance.now() - this.#checkedAt > FRESH_MS) void this.renew().catch(() => {});
  }

  async #renew(): Promise<void> {
    this.#checkedAt = performance.now();
    const { version } = await this.#library.status();
    if (version === this.#version) return;
    const articles = await this.#library.listArticles();
    const finder = await buildTitleFinder(articles);
    const days = await listDays(articles);
    const byKey = new Map<string, ArticleSummary>();
    for (const article of articles) {
      for (const name of [article.id, ...(article.aliases ?? [])])
        byKey.set(articleKey(name), article).set(name, article);
    }
    this.#listing = { articles, byKey, finder, days };
    this.#version = version;
  }
}

function plainTitle(text: string): string {
  return foldText(text).replace(/\s/g, '');
}

/** An id short enough for custom ids and choices: the id itself, or a hash of a long one. */
export function articleKey(id: string): string {
  if (id.length <= MAX_KEY_CHARS && !id.includes('|')) return id;
  return `#${createHash('sha256').update(id).digest('hex').slice(0, 32)}`;
}
