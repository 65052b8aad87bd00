import type { Answer, Answered, NoteCode, NotFound, Timings } from '../model/answer.ts';
import type { Article } from '../model/article.ts';
import { cite, mergeEvidence } from './cite.ts';
import { SUGGESTIONS } from './decide.ts';

/**
 * One answer of those to the parts of a question, in their order: short answers side by side, every quotation once. What is
 * not answered is said in a note; where nothing is, it is a refusal. Only as sure as the least sure part.
 * @param parts none of them invalid, at least one
 */
export function combineAnswers(
  question: string,
  parts: readonly (Answered | NotFound)[],
  articleOf: (id: string) => Article,
): Answer {
  const { language } = parts[0] as Answered | NotFound;
  const answered = parts.filter((part) => part.outcome === 'answered');
  const ms = addTimings(parts.map((part) => part.ms));
  const confidence = Math.min(...(answered.length > 0 ? answered : parts).map((part) => part.confidence));
  const notes = [...new Set<NoteCode>(parts.flatMap((part) => part.notes))];
  const common = { question, language, ms, confidence };
  if (answered.length === 0) {
    const suggestions = [...new Set(parts.flatMap((part) => (part.outcome === 'not-found' ? part.suggestions : [])))];
    return { ...common, outcome: 'not-found', suggestions: suggestions.slice(0, SUGGESTIONS), notes };
  }
  if (answered.length < parts.length) notes.push('part-not-found');
  const shorts = answered.flatMap(({ short }) => short ?? []);
  const short = shorts.length < answered.length ? null : [...new Set(shorts)].join(language === 'en' ? '; ' : '；');
  const citations = answered.flatMap((part) => part.citations);
  const evidence = citations.map(({ articleId, span }) => ({ article: articleOf(articleId), span }));
  return { ...common, outcome: 'answered', short, citations: cite(mergeEvidence(evidence)), notes };
}

function addTimings(all: readonly Timings[]): Timings {
  const sums: Record<string, number> = {};
  for (const ms of all) for (const [stage, time] of Object.entries(ms)) sums[stage] = (sums[stage] ?? 0) + time;
  return sums;
}
