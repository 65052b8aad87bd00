import { deserialize, serialize } from 'node:v8';
import type { Article } from '../../../model/article.ts';
import type { Chunk, Sentence } from '../../../model/chunk.ts';
import type { IndexData } from '../../index-data.ts';

/** An article without its body, but with the length of the body in UTF-16 units. */
export type BodilessArticle = Omit<Article, 'body'> & { readonly chars: number };

/**
 * The part of an index that a reader keeps in memory while words, vectors and bodies are in a database: its articles,
 * the positions of their chunks and sentences, and its terms with their frequencies. About 200 bytes per chunk on the
 * disk.
 */
export interface Skeleton {
  readonly articles: readonly BodilessArticle[];
  /** Columns by id of the chunk. */
  readonly chunks: {
    readonly article: Uint32Array;
    readonly first: Uint32Array;
    readonly last: Uint32Array;
  };
  /** Columns by id of the sentence. */
  readonly sentences: {
    readonly article: Uint32Array;
    readonly section: Uint32Array;
    readonly start: Uint32Array;
    readonly end: Uint32Array;
  };
  /** Terms of both lexical indexes, sorted by UTF-16 units; the position of a term is its number. */
  readonly terms: readonly string[];
  readonly sections: UnitWords;
  readonly sentenceWords: UnitWords;
}

/** Statistics of the words of sections or sentences, without their postings. */
export interface UnitWords {
  /** By number of the term; 0 if no document holds it. */
  readonly frequencies: Uint32Array;
  /** By document. */
  readonly lengths: Uint32Array;
}

/** All terms of both lexical indexes, sorted. */
export function termsOfBoth({ sectionTerms, sentenceTerms }: IndexData): string[] {
  return [...new Set([...sectionTerms.terms, ...sentenceTerms.terms])].sort();
}

export function makeSkeleton(data: IndexData, terms: readonly string[]): Skeleton {
  const { articles, chunks, sentences } = data;
  const place = new Map(terms.map((term, number) => [term, number]));
  const words = ({ terms: own, offsets, lengths }: IndexData['sectionTerms']): UnitWords => {
    const frequencies = new Uint32Array(terms.length);
    let t = 0;
    for (const term of own) {
      const [from, to] = [offsets[t++] as number, offsets[t] as number];
      frequencies[place.get(term) as number] = to - from;
    }
    return { frequencies, lengths };
  };
  return {
    articles: articles.map(({ body, ...article }) => ({ ...article, chars: body.length })),
    chunks: {
      article: Uint32Array.from(chunks, (chunk) => chunk.articleIndex),
      first: Uint32Array.from(chunks, (chunk) => chunk.firstSentence),
      last: Uint32Array.from(chunks, (chunk) => chunk.lastSentence),
    },
    sentences: {
      article: Uint32Array.from(sentences, (sentence) => sentence.articleIndex),
      section: Uint32Array.from(sentences, (sentence) => sentence.sectionIndex),
      start: Uint32Array.from(sentences, (sentence) => sentence.span.start),
      end: Uint32Array.from(sentences, (sentence) => sentence.span.end),
    },
    terms,
    sections: words(data.sectionTerms),
    sentenceWords: words(data.sentenceTerms),
  };
}

export function packSkeleton(skeleton: Skeleton): Buffer {
  return serialize(skeleton);
}

export function readSkeleton(bytes: Buffer): Skeleton {
  return deserialize(bytes) as Skeleton;
}

export function sentencesOfSkeleton({ sentences: { article, section, start, end } }: Skeleton): Sentence[] {
  return Array.from(article, (articleIndex, id) => ({
    id,
    articleIndex,
    sectionIndex: section[id] as number,
    span: { start: start[id] as number, end: end[id] as number },
  }));
}

/** A chunk reaches from the start of its first sentence to the end of its last one. */
export function chunksOfSkeleton({ chunks: { article, first, last }, sentences: { start, end } }: Skeleton): Chunk[] {
  return Array.from(article, (articleIndex, id) => {
    const [firstSentence, lastSentence] = [first[id] as number, last[id] as number];
    const span = { start: start[firstSentence] as number, end: end[lastSentence] as number };
    return { id, articleIndex, firstSentence, lastSentence, span };
  });
}
