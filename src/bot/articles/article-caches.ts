import { type Collections, keyOfReach, type Reach } from '../../model/library.ts';
import { ArticleCache } from './article-cache.ts';

const MAX_CACHES = 100;

/** One list of articles for every reach that is asked. */
export class ArticleCaches {
  readonly #collections: Collections;
  readonly #caches = new Map<string, { readonly cache: ArticleCache; readonly filled: Promise<void> }>();

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  /** The list of a reach; waits for it the first time it is asked. */
  async of(reach: Reach): Promise<ArticleCache> {
    const { cache, filled } = this.#open(reach);
    await filled;
    return cache;
  }

  /** Looks at the index now, for every reach that was asked, and for that of everybody. */
  async renew(): Promise<void> {
    await this.of(null);
    await Promise.all([...this.#caches.values()].map(({ cache }) => cache.renew()));
  }

  #open(reach: Reach) {
    const key = keyOfReach(reach);
    const known = this.#caches.get(key);
    if (known) return known;
    const cache = new ArticleCache(this.#collections.within(reach));
    const opened = { cache, filled: cache.renew().catch(() => {}) };
    if (this.#caches.size >= MAX_CACHES) this.#caches.clear();
    this.#caches.set(key, opened);
    return opened;
  }
}
