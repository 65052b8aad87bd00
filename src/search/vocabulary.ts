import type { CorpusVocabulary } from '../model/analysis.ts';
import type { LexicalScorer } from '../store/ranking/lexical-scorer.ts';

/** What a lexical index knows of words, its documents being the passages. */
export function makeVocabulary(scorer: LexicalScorer): CorpusVocabulary {
  return {
    total: scorer.size,
    documentFrequency: scorer.documentFrequency,
    postings: scorer.postings,
    terms: () => scorer.terms,
  };
}
