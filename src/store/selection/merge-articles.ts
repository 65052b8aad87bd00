import type { Article } from '../../model/article.ts';
import type { Chunk, Sentence } from '../../model/chunk.ts';
import type { IndexData } from '../index-data.ts';
import { alignTerms } from '../lexical-index.ts';
import { mergeDocuments, NO_PLACE } from './merge-documents.ts';

/**
 * Merges two indexes into one that equals an index built over the articles of both in id order. They must share no id. Of the
 * first only the articles that `isKept` names are taken.
 */
export function mergeArticles(
  one: IndexData,
  other: IndexData,
  isKept: (article: Article) => boolean = () => true,
): IndexData {
  const parts = [one, other].map((data) => ({ data, units: unitsByArticle(data) }));
  const order = parts
    .flatMap(({ data, units }, part) =>
      data.articles.map((article, place) => ({ article, part, units: units[place] as Units })),
    )
    .filter(({ article, part }) => part === 1 || isKept(article))
    .sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const articles: Article[] = [];
  const sentences: Sentence[] = [];
  const chunks: Chunk[] = [];
  const sections = parts.map(({ data }) => new Uint32Array(data.sectionTerms.lengths.length).fill(NO_PLACE));
  const sentencePlaces = parts.map(({ data }) => new Uint32Array(data.sentences.length).fill(NO_PLACE));
  let sectionCount = 0;
  for (const { article, part, units } of order) {
    const articleIndex = articles.push(article) - 1;
    const bySentence = sentencePlaces[part] as Uint32Array;
    let section: number | undefined;
    for (const sentence of units.sentences) {
      if (sentence.sectionIndex !== section) sectionCount++;
      section = sentence.sectionIndex;
      (sections[part] as Uint32Array)[section] = sectionCount - 1;
      bySentence[sentence.id] = sentences.length;
      sentences.push({ ...sentence, id: sentences.length, articleIndex, sectionIndex: sectionCount - 1 });
    }
    for (const chunk of units.chunks) {
      const [firstSentence, lastSentence] = [bySentence[chunk.firstSentence], bySentence[chunk.lastSentence]] as [
        number,
        number,
      ];
      chunks.push({ ...chunk, id: chunks.length, articleIndex, firstSentence, lastSentence });
    }
  }
  const placesOf = ([ofOne, ofOther]: readonly Uint32Array[], count: number) =>
    ({ ofOne, ofOther, count }) as { ofOne: Uint32Array; ofOther: Uint32Array; count: number };
  const sectionTerms = mergeDocuments(one.sectionTerms, other.sectionTerms, placesOf(sections, sectionCount));
  const inSentences = placesOf(sentencePlaces, sentences.length);
  const sentenceTerms = mergeDocuments(one.sentenceTerms, other.sentenceTerms, inSentences);
  return { articles, sentences, chunks, sectionTerms, sentenceTerms: alignTerms(sentenceTerms, sectionTerms.terms) };
}

interface Units {
  readonly sentences: Sentence[];
  readonly chunks: Chunk[];
}

function unitsByArticle({ articles, sentences, chunks }: IndexData): Units[] {
  const units = articles.map((): Units => ({ sentences: [], chunks: [] }));
  for (const sentence of sentences) units[sentence.articleIndex]?.sentences.push(sentence);
  for (const chunk of chunks) units[chunk.articleIndex]?.chunks.push(chunk);
  return units;
}
