import type { Random } from '../../eval/random.ts';
import { bareArticle } from '../../model/article.ts';
import type { Chunk, Sentence } from '../../model/chunk.ts';
import type { IndexData } from '../../store/index-data.ts';
import { buildLexicalIndex } from '../../store/lexical-index.ts';
import type { SearchAsked } from './search-all.ts';

export const DIMENSIONS = 512;
/** Chunks of an article, which is one section: about those of news. */
const CHUNKS = 4;

/** Makes indexes of any size, a piece at a time; the same for the same number. */
export interface Synthesis {
  /** Piece `number` alone, its chunks `chunks`, numbered from 0. */
  piece(number: number, chunks: number): SyntheticPiece;
  /** Questions to be put to an index that ends with that piece. */
  questions(piece: SyntheticPiece, count: number): readonly SearchAsked[];
}

export interface SyntheticPiece {
  readonly data: IndexData;
  readonly vectors: Float32Array;
  /** Terms of every sentence. */
  readonly terms: readonly (readonly string[])[];
}

/** A sentence with the terms that it is found by. */
export interface MadeSentence {
  readonly text: string;
  readonly terms: readonly string[];
}

/** Makes the chunks of an article one after the other. */
export type MakeChunk = () => { readonly sentences: readonly MadeSentence[]; readonly vector: Float32Array };

/** A piece of articles, each of whose chunks come from what `startArticle` begins. */
export function assemblePiece(number: number, count: number, startArticle: () => MakeChunk): SyntheticPiece {
  const vectors = new Float32Array(count * DIMENSIONS);
  const [bodies, chunks, sentences, terms]: [string[], Chunk[], Sentence[], (readonly string[])[]] = [[], [], [], []];
  let makeChunk = startArticle();
  for (let id = 0; id < count; id++) {
    if (id % CHUNKS === 0) {
      if (id > 0) makeChunk = startArticle();
      bodies.push('');
    }
    const articleIndex = bodies.length - 1;
    const firstSentence = sentences.length;
    const made = makeChunk();
    for (const { text, terms: own } of made.sentences) {
      const start = (bodies[articleIndex] as string).length;
      bodies[articleIndex] += text;
      const span = { start, end: (bodies[articleIndex] as string).length };
      sentences.push({ id: sentences.length, articleIndex, sectionIndex: articleIndex, span });
      terms.push(own);
    }
    const lastSentence = sentences.length - 1;
    const span = { start: sentences[firstSentence]?.span.start ?? 0, end: sentences[lastSentence]?.span.end ?? 0 };
    chunks.push({ id, articleIndex, firstSentence, lastSentence, span });
    vectors.set(made.vector, id * DIMENSIONS);
  }
  const sections = bodies.map((): string[] => []);
  for (const { id, sectionIndex } of sentences) for (const term of terms[id] ?? []) sections[sectionIndex]?.push(term);
  const data: IndexData = {
    articles: bodies.map((body, i) => bareArticle({ id: `p${number}a${i}`, title: null, body, script: 'simplified' })),
    chunks,
    sentences,
    sectionTerms: buildLexicalIndex(sections),
    sentenceTerms: buildLexicalIndex(terms),
  };
  return { data, vectors, terms };
}

/** The vector's direction. */
export function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

/** One of a list. */
export function pickOf<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}
