import type { CorpusVocabulary } from '../model/analysis.ts';
import type { LexicalScorer } from '../store/ranking/lexical-scorer.ts';

/** The word statistics of a lexical index whose documents are the chunks. */
export function makeVocabulary(scorer: LexicalScorer): CorpusVocabulary {
  return {
    total: scorer.size,
    documentFrequency: scorer.documentFrequency,
    postings: scorer.postings,
    terms: () => scorer.terms,
  };
}
