import type { Article } from '../../model/article.ts';
import type { Chunk, Sentence } from '../../model/chunk.ts';
import type { IndexData } from '../index-data.ts';
import { alignTerms } from '../lexical-index.ts';
import { selectDocuments } from './select-documents.ts';

export interface Selected {
  readonly data: IndexData;
  /** Ids that the kept chunks had in the source index, ascending; the position in this list is the new id. */
  readonly chunkIds: Uint32Array;
  /** The same for sections and for sentences. */
  readonly sectionIds: Uint32Array;
  readonly sentenceIds: Uint32Array;
}

/** An index over the kept articles alone: everything is renumbered in its old order. */
export function selectArticles(data: IndexData, isKept: (article: Article) => boolean): Selected {
  const articles = renumber(data.articles, isKept);
  const isOfKept = ({ articleIndex }: { readonly articleIndex: number }) => articles.places.has(articleIndex);
  const sentences = renumber(data.sentences, isOfKept);
  const sections = placesOf(data.sentences.filter(isOfKept).map(({ sectionIndex }) => sectionIndex));
  const chunks = renumber(data.chunks, isOfKept);
  const articleIndexOf = (one: Sentence | Chunk) => articles.places.get(one.articleIndex) as number;
  const [sectionIds, sentenceIds] = [sections, sentences.places].map((places) => Uint32Array.from(places.keys())) as [
    Uint32Array,
    Uint32Array,
  ];
  const sentenceId = (id: number) => sentences.places.get(id) as number;
  const sectionTerms = selectDocuments(data.sectionTerms, sectionIds);
  const sentenceTerms = selectDocuments(data.sentenceTerms, sentenceIds);
  return {
    data: {
      articles: articles.kept,
      sentences: sentences.kept.map((one, id) => {
        return {
          ...one,
          id,
          articleIndex: articleIndexOf(one),
          sectionIndex: sections.get(one.sectionIndex) as number,
        };
      }),
      chunks: chunks.kept.map((one, id) => {
        const [firstSentence, lastSentence] = [sentenceId(one.firstSentence), sentenceId(one.lastSentence)];
        return { ...one, id, articleIndex: articleIndexOf(one), firstSentence, lastSentence };
      }),
      sectionTerms,
      sentenceTerms: alignTerms(sentenceTerms, sectionTerms.terms),
    },
    chunkIds: Uint32Array.from(chunks.places.keys()),
    sectionIds,
    sentenceIds,
  };
}

/** The kept elements, and the new position of each by its old position. */
function renumber<T>(all: readonly T[], isKept: (one: T) => boolean): { kept: T[]; places: Map<number, number> } {
  const kept: T[] = [];
  const places = new Map<number, number>();
  for (const [old, one] of all.entries()) {
    if (!isKept(one)) continue;
    places.set(old, kept.length);
    kept.push(one);
  }
  return { kept, places };
}

function placesOf(ascending: readonly number[]): Map<number, number> {
  return new Map([...new Set(ascending)].map((old, place) => [old, place]));
}
