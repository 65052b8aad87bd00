import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeRandom, type Random } from '../../eval/random.ts';
import { bareArticle } from '../../model/article.ts';
import type { Chunk, Sentence } from '../../model/chunk.ts';
import type { IndexData } from '../../store/index-data.ts';
import { buildLexicalIndex } from '../../store/lexical-index.ts';

/** Words of a sentence, sentences of a chunk, chunks of an article: about the numbers of news. Chosen by hand. */
const WORDS = 14;
const SENTENCES = 3;
const CHUNKS = 4;
export const DIMENSIONS = 512;
/** Vectors of real passages lie near a surface of few dimensions, and these imitate that. Chosen by hand. */
const HIDDEN_DIMENSIONS = 32;
/** Distances between the chunks of an article, and between a question and its chunk. Chosen by hand. */
const SPREAD = 0.6;
const QUESTION_SPREAD = 0.3;
const QUESTION_WORDS = 6;

/**
 * Makes articles of Chinese words with their real frequencies, and vectors, one piece at a time; the same number gives
 * the same piece.
 */
export interface Synthesis {
  /** The piece `number` alone with `chunks` chunks, numbered from 0. */
  piece(number: number, chunks: number): SyntheticPiece;
  /** Words of a chunk of that piece, and a vector near its own. */
  question(piece: SyntheticPiece, random: Random): { readonly terms: readonly string[]; readonly vector: Float32Array };
}

export interface SyntheticPiece {
  readonly data: IndexData;
  readonly vectors: Float32Array;
  /** Words of every sentence. */
  readonly words: readonly (readonly string[])[];
}

export async function openSynthesis(): Promise<Synthesis> {
  const pick = makePicker(await readWords());
  const base = Array.from({ length: DIMENSIONS }, (_, d) => gaussians(makeRandom(d + 1), HIDDEN_DIMENSIONS));
  const lift = (hidden: readonly number[]): Float32Array => {
    return unit(
      Float32Array.from(base, (row) => row.reduce((sum, value, i) => sum + value * (hidden[i] as number), 0)),
    );
  };
  return {
    piece: (number, chunks) => makePiece(number, chunks, { pick, lift }),
    question: ({ data, vectors, words }, random) => {
      const { id, firstSentence } = data.chunks[Math.floor(random() * data.chunks.length)] as Chunk;
      const own = words[firstSentence] as readonly string[];
      const from = Math.floor(random() * (own.length - QUESTION_WORDS));
      const noise = lift(gaussians(random, HIDDEN_DIMENSIONS));
      const vector = vectors.slice(id * DIMENSIONS, (id + 1) * DIMENSIONS);
      const moved = unit(vector.map((value, d) => value + QUESTION_SPREAD * (noise[d] as number)));
      return { terms: [...new Set(termsOfWords(own.slice(from, from + QUESTION_WORDS)))], vector: moved };
    },
  };
}

interface Tools {
  readonly pick: (random: Random) => string;
  readonly lift: (hidden: readonly number[]) => Float32Array;
}

function makePiece(number: number, count: number, { pick, lift }: Tools): SyntheticPiece {
  const random = makeRandom(1_000_003 * (number + 1));
  const vectors = new Float32Array(count * DIMENSIONS);
  const [articles, chunks, sentences, words]: [string[], Chunk[], Sentence[], string[][]] = [[], [], [], []];
  let about: number[] = [];
  for (let id = 0; id < count; id++) {
    if (id % CHUNKS === 0) {
      about = gaussians(random, HIDDEN_DIMENSIONS);
      articles.push('');
    }
    const articleIndex = articles.length - 1;
    const firstSentence = sentences.length;
    for (let s = 0; s < SENTENCES; s++) {
      const own = Array.from({ length: WORDS }, () => pick(random));
      const start = (articles[articleIndex] as string).length;
      articles[articleIndex] += `${own.join('')}。`;
      const span = { start, end: (articles[articleIndex] as string).length };
      sentences.push({ id: sentences.length, articleIndex, sectionIndex: articleIndex, span });
      words.push(own);
    }
    const lastSentence = sentences.length - 1;
    const span = { start: sentences[firstSentence]?.span.start ?? 0, end: sentences[lastSentence]?.span.end ?? 0 };
    chunks.push({ id, articleIndex, firstSentence, lastSentence, span });
    const hidden = gaussians(random, HIDDEN_DIMENSIONS).map((value, i) => (about[i] as number) + SPREAD * value);
    vectors.set(lift(hidden), id * DIMENSIONS);
  }
  const terms = words.map(termsOfWords);
  const sections = articles.map((): string[] => []);
  for (const { id, sectionIndex } of sentences) sections[sectionIndex]?.push(...(terms[id] as string[]));
  const data: IndexData = {
    articles: articles.map((body, i) =>
      bareArticle({ id: `p${number}a${i}`, title: null, body, script: 'simplified' }),
    ),
    chunks,
    sentences,
    sectionTerms: buildLexicalIndex(sections),
    sentenceTerms: buildLexicalIndex(terms),
  };
  return { data, vectors, words };
}

/** Terms like those of the segmenter: the words, and every pair of neighbouring characters. */
function termsOfWords(words: readonly string[]): string[] {
  const chars = [...words.join('')];
  return [...words, ...chars.slice(1).map((char, i) => `#${chars[i]}${char}`)];
}

/** Words of the segmenter's dictionary with their frequencies. */
async function readWords(): Promise<readonly (readonly [string, number])[]> {
  const home = dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'));
  const text = await readFile(join(home, 'submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8');
  return text
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([word = '']) => /^\p{Script=Han}{1,4}$/u.test(word))
    .map(([word = '', frequency]) => [word, Number(frequency)] as const);
}

function makePicker(words: readonly (readonly [string, number])[]): (random: Random) => string {
  const sums = new Float64Array(words.length);
  let total = 0;
  for (const [i, [, frequency]] of words.entries()) {
    total += frequency;
    sums[i] = total;
  }
  return (random) => {
    const wanted = random() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) <= wanted) low = middle + 1;
      else high = middle;
    }
    return words[low]?.[0] ?? '';
  };
}

/** Numbers of a normal distribution. @see Box, Muller: A Note on the Generation of Random Normal Deviates, 1958 */
function gaussians(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => {
    return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  });
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
