import type { CorpusVocabulary } from '../../src/model/analysis.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { searchTerms } from '../../src/text/words/segment.ts';

/** A real vocabulary over a few texts, one passage each. */
export function makeSmallVocabulary(texts: readonly string[]): CorpusVocabulary {
  const postings = new Map<string, number[]>();
  texts.forEach((text, id) => {
    for (const term of new Set(searchTerms(foldText(text)))) postings.set(term, [...(postings.get(term) ?? []), id]);
  });
  const held = (term: string) => Uint32Array.from(postings.get(term) ?? []);
  return {
    total: texts.length,
    documentFrequency: (term) => postings.get(term)?.length ?? 0,
    postings: held,
    terms: () => postings.keys(),
  };
}
