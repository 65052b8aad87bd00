/** A Chinese word for an English phrase. */
export interface ChineseWord {
  readonly word: string;
  /** Quality of the rendering, 0 < weight ≤ 1; a first gloss that is the whole phrase counts most. */
  readonly weight: number;
}

/** Words by key in arrays of numbers, which take a fifth of the memory of lists of objects. */
export class WordPostings {
  readonly #ids = new Map<string, number>();
  #keys = new Int32Array(1_024);
  #words = new Int32Array(1_024);
  #weights = new Float64Array(1_024);
  #length = 0;
  /** Where the words of each key begin, and the end; empty until {@link seal}. */
  #starts = new Int32Array(0);

  /** Adds a word to a key, by its position in the list of words. */
  add(key: string, word: number, weight: number): void {
    if (this.#length === this.#words.length) this.#resize(2 * this.#length);
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size;
      this.#ids.set(key, id);
    }
    this.#keys[this.#length] = id;
    this.#words[this.#length] = word;
    this.#weights[this.#length] = weight;
    this.#length++;
  }

  /** Orders what was added by key; nothing can be added afterwards. */
  seal(): void {
    const starts = new Int32Array(this.#ids.size + 1);
    for (let i = 0; i < this.#length; i++) count(starts, (this.#keys[i] as number) + 1);
    for (let id = 0; id < this.#ids.size; id++) starts[id + 1] = (starts[id + 1] as number) + (starts[id] as number);
    const next = starts.slice();
    const words = new Int32Array(this.#length);
    const weights = new Float64Array(this.#length);
    for (let i = 0; i < this.#length; i++) {
      const at = count(next, this.#keys[i] as number);
      words[at] = this.#words[i] as number;
      weights[at] = this.#weights[i] as number;
    }
    this.#keys = new Int32Array(0);
    [this.#words, this.#weights, this.#starts] = [words, weights, starts];
  }

  /** The keys in the order of their first word. */
  keys(): Iterable<string> {
    return this.#ids.keys();
  }

  /** The words of a key in the order they were added, as a new list; empty for an unknown key. */
  find(key: string, words: readonly string[]): ChineseWord[] {
    const id = this.#ids.get(key);
    if (id === undefined) return [];
    const found: ChineseWord[] = [];
    for (let i = this.#starts[id] as number; i < (this.#starts[id + 1] as number); i++) {
      found.push({ word: words[this.#words[i] as number] as string, weight: this.#weights[i] as number });
    }
    return found;
  }

  #resize(length: number): void {
    const copy = <T extends Int32Array | Float64Array>(from: T, to: T): T => {
      to.set(from);
      return to;
    };
    this.#keys = copy(this.#keys, new Int32Array(length));
    this.#words = copy(this.#words, new Int32Array(length));
    this.#weights = copy(this.#weights, new Float64Array(length));
  }
}

/** Adds one. @returns the number before */
function count(counts: Int32Array, at: number): number {
  const before = counts[at] as number;
  counts[at] = before + 1;
  return before;
}
