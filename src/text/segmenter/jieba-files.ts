import { readFileSync } from 'node:fs';
import jieba from 'nodejieba';
import { IMPOSSIBLE, type PlaceModel } from './unknown-words.ts';
import { makeWordTree, ROOT, type WordTree } from './word-tree.ts';

/** Paths of the files of the package, which its types leave out. */
interface JiebaFiles {
  readonly DEFAULT_DICT: string;
  readonly DEFAULT_USER_DICT: string;
  readonly DEFAULT_HMM_DICT: string;
}

const { DEFAULT_DICT, DEFAULT_USER_DICT, DEFAULT_HMM_DICT } = jieba as unknown as JiebaFiles;
/** The dictionary has 497,989 nodes; the rest is room for names that are taught. */
const EXPECTED_NODES = 520_000;
const CHARACTERS_OF_THE_BASIC_PLANE = 0x10000;

/** The dictionary of nodejieba with the weights that it gives words. */
export interface JiebaWords {
  readonly tree: WordTree;
  /** Weight of a character that is no word. */
  readonly leastWeight: number;
  /** Weight of a word that is taught: that of the middle one of all words, sorted by weight. */
  readonly middleWeight: number;
}

/** Reads the dictionary and its supplement, without the native library of the package. It blocks for a quarter of a second. */
export function readJiebaWords(): JiebaWords {
  const tree = makeWordTree(EXPECTED_NODES);
  addFrequencies(tree, readFileSync(DEFAULT_DICT));
  const frequencies = tree.sortedWeights();
  const sum = frequencies.reduce((total, one) => total + one, 0);
  const weightOf = (frequency: number) => Math.log(frequency / sum);
  tree.reweigh(weightOf);
  const middleWeight = weightOf(frequencies[frequencies.length >> 1] as number);
  for (const line of readFileSync(DEFAULT_USER_DICT, 'utf8').split('\n').filter(Boolean)) {
    const [word = '', ...rest] = line.split(' ');
    const weight = rest.length > 1 ? weightOf(Number(rest[0])) : middleWeight;
    addWord(tree, word, weight, rest.at(-1) ?? '');
  }
  return { tree, leastWeight: weightOf(frequencies[0] as number), middleWeight };
}

export function addWord(tree: WordTree, word: string, weight: number, tag: string): void {
  let node = ROOT;
  for (const char of word) node = tree.extend(node, char.codePointAt(0) as number);
  if (node !== ROOT) tree.setWord(node, weight, tag);
}

const [NEW_LINE, SPACE, ZERO] = [0x0a, 0x20, 0x30] as const;

/**
 * Adds the lines `word frequency tag` of the dictionary, with frequencies for weights. They are read from their bytes, a character of one
 * or three each, because that takes a third of the time.
 */
function addFrequencies(tree: WordTree, utf8: Buffer): void {
  for (let at = 0; at < utf8.length; at++) {
    let node = ROOT;
    for (; utf8[at] !== SPACE; at++) {
      const byte = utf8[at] as number;
      const codePoint = byte < 0x80 ? byte : ((byte & 0xf) << 12) | (low(utf8[++at]) << 6) | low(utf8[++at]);
      node = tree.extend(node, codePoint);
    }
    let frequency = 0;
    for (at++; utf8[at] !== SPACE; at++) frequency = frequency * 10 + (utf8[at] as number) - ZERO;
    const tagAt = at + 1;
    while (at < utf8.length && utf8[at] !== NEW_LINE) at++;
    tree.setWord(node, frequency, utf8.toString('latin1', tagAt, at));
  }
}

/** The six bits that a further byte of a character holds. */
function low(byte: number | undefined): number {
  return (byte ?? 0) & 0x3f;
}

/** Reads the model with which unknown words are built. */
export function readPlaceModel(): PlaceModel {
  const lines = readFileSync(DEFAULT_HMM_DICT, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const [start = [], ...transitions] = lines.slice(0, 5).map((line) => line.trim().split(' ').map(Number));
  return { start, transitions: transitions.flat(), emissions: lines.slice(5, 9).map(readEmissions) };
}

/** Reads `character:logarithm` with commas between. */
function readEmissions(line: string): Float64Array {
  const chances = new Float64Array(CHARACTERS_OF_THE_BASIC_PLANE).fill(IMPOSSIBLE);
  for (const pair of line.split(',')) {
    if (pair.length > 2) chances[pair.charCodeAt(0)] = Number(pair.slice(2));
  }
  return chances;
}
