import type { Article } from '../../../model/article.ts';
import type { IndexData } from '../../index-data.ts';
import type { Manifest } from '../../manifest.ts';
import type { FarData, OpenIndex, StoreSettings } from '../../open-index.ts';
import { makeScorer } from '../../ranking/lexical-scorer.ts';
import type { PostingSource } from '../../ranking/postings.ts';
import { makeUnitColumns } from '../../ranking/unit-columns.ts';
import { selectArticles } from '../../selection/select-articles.ts';
import { manifestOfPart } from '../../selection/select-index.ts';
import { selectVectors } from '../../selection/select-vectors.ts';
import type { VectorIndex } from '../../vectors/vector-index.ts';
import { placesOf, renumber, selectPostings } from './select-stored.ts';

/** The parts of an index whose words, vectors and bodies are fetched when they are needed. */
export interface StoredParts extends Pick<FarData, 'findAmong' | 'load' | 'close'> {
  readonly manifest: Manifest;
  readonly settings: StoreSettings;
  /** Largest number of chunks for which every sentence is scored. */
  readonly exactUpTo: number;
  /** Articles, chunks and sentences; its lexical indexes hold no terms. */
  readonly units: IndexData;
  readonly sections: PostingSource;
  readonly sentences: PostingSource;
  readonly vectors: VectorIndex | null;
}

export function makeStoredIndex(parts: StoredParts): OpenIndex {
  const { manifest, settings, units, sections, sentences, vectors, load, findAmong, close } = parts;
  return {
    manifest,
    settings,
    articles: units.articles,
    chunks: units.chunks,
    sentences: units.sentences,
    columns: makeUnitColumns(units.chunks, units.sentences),
    sectionScorer: makeScorer(sections, settings.sectionBm25),
    sentenceScorer: makeScorer(sentences, settings.sentenceBm25),
    vectors,
    data: null,
    far: {
      isLarge: units.chunks.length > parts.exactUpTo,
      load,
      findAmong,
      close,
      select: (isKept) => makeStoredIndex(selectParts(parts, isKept)),
    },
  };
}

function selectParts(parts: StoredParts, isKept: (article: Article) => boolean): StoredParts {
  const { data: units, chunkIds, sectionIds, sentenceIds } = selectArticles(parts.units, isKept);
  const places = [...parts.units.articles.keys()].filter((i) => isKept(parts.units.articles[i] as Article));
  const sentencePlaces = placesOf(sentenceIds);
  return {
    ...parts,
    units,
    manifest: manifestOfPart(parts.manifest, units),
    sections: selectPostings(parts.sections, sectionIds),
    sentences: selectPostings(parts.sentences, sentenceIds),
    vectors: parts.vectors && selectVectors(parts.vectors, chunkIds),
    load: ({ chunks, articles }) =>
      parts.load({
        chunks: chunks.map((id) => chunkIds[id] as number),
        articles: articles.map((place) => places[place] as number),
      }),
    findAmong: (sections, terms) => {
      const find = parts.findAmong(
        sections.map((id) => sectionIds[id] as number),
        terms,
      );
      return (term) => renumber(find(term), sentencePlaces);
    },
  };
}
