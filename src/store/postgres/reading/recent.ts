/** Caches the most recently used values while their total cost is within a limit; the latest value always stays. */
export class Recent<K, V> {
  readonly #kept = new Map<K, V>();
  readonly #costOf: (value: V) => number;
  readonly #most: number;
  #cost = 0;

  constructor(most: number, costOf: (value: V) => number) {
    this.#most = most;
    this.#costOf = costOf;
  }

  get(key: K): V | undefined {
    const value = this.#kept.get(key);
    if (value === undefined) return undefined;
    this.#kept.delete(key);
    this.#kept.set(key, value);
    return value;
  }

  has(key: K): boolean {
    return this.#kept.has(key);
  }

  set(key: K, value: V): void {
    const before = this.#kept.get(key);
    if (before !== undefined) this.#cost -= this.#costOf(before);
    this.#kept.delete(key);
    this.#kept.set(key, value);
    this.#cost += this.#costOf(value);
    for (const [oldest, old] of this.#kept) {
      if (this.#cost <= this.#most || oldest === key) return;
      this.#kept.delete(oldest);
      this.#cost -= this.#costOf(old);
    }
  }
}
