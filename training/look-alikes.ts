import { searchTerms } from '../src/text/words/segment.ts';
import type { Paragraph } from './question-sets.ts';

/** Finds the paragraphs that share most terms with a question, weighted by rarity. */
export type FindLookAlikes = (question: string, count: number) => Paragraph[];

/** Indexes paragraphs by their search terms. Equal matches come in the paragraphs' order. */
export function indexLookAlikes(paragraphs: readonly Paragraph[]): FindLookAlikes {
  const postings = new Map<string, number[]>();
  paragraphs.forEach(({ text }, i) => {
    for (const term of new Set(searchTerms(text))) postings.set(term, [...(postings.get(term) ?? []), i]);
  });
  return (question, count) => {
    const scores = new Map<number, number>();
    for (const term of new Set(searchTerms(question))) {
      const holders = postings.get(term) ?? [];
      const weight = Math.log(paragraphs.length / Math.max(1, holders.length));
      for (const i of holders) scores.set(i, (scores.get(i) ?? 0) + weight);
    }
    const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count);
    return best.flatMap(([i]) => paragraphs[i] ?? []);
  };
}
