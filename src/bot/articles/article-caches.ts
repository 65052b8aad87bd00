import { LRUCache } from 'lru-cache';
import { type Collections, keyOfReach, type Reach } from '../../model/library.ts';
import { ArticleCache } from './article-cache.ts';

/** Number of reaches whose lists of articles are kept; guilds with the same collections share one. Chosen by hand. */
const MAX_CACHES = 100;

/** One cached list of articles for every reach in use. */
export class ArticleCaches {
  readonly #collections: Collections;
  readonly #caches = new LRUCache<string, { readonly cache: ArticleCache; readonly filled: Promise<void> }>({
    max: MAX_CACHES,
  });

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  /** The list for a reach; the first call waits until it is loaded. */
  async of(reach: Reach): Promise<ArticleCache> {
    const { cache, filled } = this.#open(reach);
    await filled;
    return cache;
  }

  /** Checks the index now, for every reach in use and for the public one. */
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
    this.#caches.set(key, opened);
    return opened;
  }
}
