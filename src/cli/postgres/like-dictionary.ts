import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { makeRandom, type Random } from '../../eval/random.ts';
import { queryTermsOf } from './search-all.ts';
import { assemblePiece, DIMENSIONS, type MakeChunk, pickOf, type Synthesis, unit } from './synthesis.ts';

/** Words of a sentence, sentences of a chunk: about those of news. */
const WORDS = 14;
const SENTENCES = 3;
/** Vectors of real passages lie near a surface of few dimensions; so do these. */
const HIDDEN_DIMENSIONS = 32;
/** How far the chunks of an article, and a question from its chunk, lie apart. */
const SPREAD = 0.6;
const QUESTION_SPREAD = 0.3;
/** Terms of a question: words and pairs of characters that stand together in a sentence. */
const QUESTION_TERMS = 14;

/** Makes articles of Chinese words as frequent as they are, with vectors of their own; questions are parts of their sentences. */
export async function openLikeDictionary(): Promise<Synthesis> {
  const pick = makePicker(await readWords());
  const base = Array.from({ length: DIMENSIONS }, (_, d) => gaussians(makeRandom(d + 1), HIDDEN_DIMENSIONS));
  const lift = (hidden: readonly number[]): Float32Array => {
    return unit(
      Float32Array.from(base, (row) => row.reduce((sum, value, i) => sum + value * (hidden[i] as number), 0)),
    );
  };
  return {
    piece: (number, chunks) => {
      const random = makeRandom(1_000_003 * (number + 1));
      return assemblePiece(number, chunks, () => startArticle({ pick, lift }, random));
    },
    questions: ({ data, vectors, terms }, count) => {
      const random = makeRandom(7);
      return Array.from({ length: count }, () => {
        const chunk = pickOf(data.chunks, random);
        const own = terms[chunk.firstSentence] as readonly string[];
        const noise = lift(gaussians(random, HIDDEN_DIMENSIONS));
        const vector = vectors.slice(chunk.id * DIMENSIONS, (chunk.id + 1) * DIMENSIONS);
        const moved = unit(vector.map((value, d) => value + QUESTION_SPREAD * (noise[d] as number)));
        const wanted = Array.from({ length: QUESTION_TERMS }, () => pickOf(own, random));
        return { terms: queryTermsOf([...new Set(wanted)]), vector: moved };
      });
    },
  };
}

interface Tools {
  readonly pick: (random: Random) => string;
  readonly lift: (hidden: readonly number[]) => Float32Array;
}

function startArticle({ pick, lift }: Tools, random: Random): MakeChunk {
  const about = gaussians(random, HIDDEN_DIMENSIONS);
  return () => {
    const sentences = Array.from({ length: SENTENCES }, () => {
      const words = Array.from({ length: WORDS }, () => pick(random));
      return { text: `${words.join('')}。`, terms: termsOfWords(words) };
    });
    const hidden = gaussians(random, HIDDEN_DIMENSIONS).map((value, i) => (about[i] as number) + SPREAD * value);
    return { sentences, vector: lift(hidden) };
  };
}

/** Terms like those of the segmenter: the words, and every two characters that stand together. */
function termsOfWords(words: readonly string[]): string[] {
  const chars = [...words.join('')];
  return [...words, ...chars.slice(1).map((char, i) => `#${chars[i]}${char}`)];
}

/** Words of the segmenter's dictionary with how frequent each is. */
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
