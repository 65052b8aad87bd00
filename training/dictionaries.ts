import { readFileSync } from 'node:fs';
import { packageFile } from '../src/support/package-file.ts';
import type { DictionaryEntry } from '../src/text/words/dictionary.ts';

/** A line of jieba's word list. */
export interface ListedWord {
  readonly word: string;
  /** How often it occurs in the texts that the list was made of. */
  readonly count: number;
  /** jieba's part of speech. */
  readonly tag: string;
}

/** jieba's word list, in its order. */
export function listedWords(): ListedWord[] {
  const list = packageFile('nodejieba', 'submodules/cppjieba/dict/jieba.dict.utf8');
  return readFileSync(list, 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .map(([word = '', count = '0', tag = '']) => ({ word, count: Number(count), tag }));
}

/** The single glosses of an entry of CC-CEDICT. */
export function glossesOf([, , , senses]: DictionaryEntry): string[] {
  return [senses].flat().flatMap((sense) => sense.split(/[;/]/).map((gloss) => gloss.trim()));
}
