import { type DictGroup, type LocalePreset, Trie } from 'opencc-js/core';

/** A table of opencc: the longest of its words at a place of a text is converted. */
class WordTable extends Trie {
  readonly #words = new Map<string, string>();
  /** Lengths of the words, longest first, by their first UTF-16 unit. */
  readonly #lengths = new Map<number, number[]>();

  constructor(group: DictGroup) {
    super();
    this.loadDictGroup(group);
  }

  override addWord(word: string, converted: string): void {
    const first = word.charCodeAt(0);
    const lengths = this.#lengths.get(first) ?? [];
    if (!lengths.includes(word.length))
      this.#lengths.set(
        first,
        [...lengths, word.length].sort((a, b) => b - a),
      );
    this.#words.set(word, converted);
  }

  override matchPrefix(text: string, at: number): { end: number; value: string } | null {
    for (const length of this.#lengths.get(text.charCodeAt(at)) ?? []) {
      const word = text.slice(at, at + length);
      const value = word.length === length ? this.#words.get(word) : undefined;
      if (value !== undefined) return { end: at + length, value };
    }
    return null;
  }
}

/** The tables of a conversion, in the order of their use. */
interface Conversion {
  readonly normalizationChain?: readonly DictGroup[];
  /** Words that are converted each for itself; without it the whole text is one. */
  readonly segmentation?: DictGroup;
  readonly conversionChain: readonly DictGroup[];
}

/**
 * The conversion `name` of a preset of opencc, with the results of opencc's own converter, which makes a map for every
 * character of every word. The tables are made at the first text.
 */
export function makeConverter({ configs }: LocalePreset, name: string): (text: string) => string {
  let convert: ((text: string) => string) | undefined;
  return (text) => {
    convert ??= openConverter(configs?.[name] as Conversion);
    return convert(text);
  };
}

function openConverter({ normalizationChain = [], segmentation, conversionChain }: Conversion) {
  const normal = normalizationChain.map((group) => new WordTable(group));
  const words = segmentation && new WordTable(segmentation);
  const steps = conversionChain.map((group) => new WordTable(group));
  return (text: string): string => {
    const shown = apply(normal, text);
    return (words?.segment(shown) ?? [shown]).map((segment) => apply(steps, segment)).join('');
  };
}

function apply(tables: readonly WordTable[], text: string): string {
  return tables.reduce((converted, table) => table.convert(converted), text);
}
