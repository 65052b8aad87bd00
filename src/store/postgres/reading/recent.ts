import { LRUCache } from 'lru-cache';

/** Caches the most recently used values while their total cost is within a limit; the latest value always stays. */
export class Recent<K extends string | number, V extends object | string> extends LRUCache<K, V> {
  constructor(most: number, costOf: (value: V) => number) {
    // A value that costs more than the limit counts as all of it: the cache refuses larger ones, and those of no cost.
    super({ maxSize: most, sizeCalculation: (value) => Math.min(most, Math.max(1, costOf(value))) });
  }
}
