import type {
  Answer,
  Answered,
  Citation,
  NoteCode,
  NotFound,
  Overview,
  PassageAnswer,
  Timings,
} from '../model/answer.ts';
import type { Article } from '../model/article.ts';
import { SUGGESTIONS } from './decide.ts';
import { cite, mergeEvidence } from './passages/cite.ts';

type Part = Answered | PassageAnswer | Overview | NotFound;

/**
 * Combines the answers to the parts of a question, in order: the short answers side by side, every quotation once, and
 * a note about parts without an answer. If one part has only passages, so has the whole; if no part was found, the
 * whole is a refusal. The confidence is that of the least sure part.
 * @param parts at least one, none of them invalid
 */
export function combineAnswers(question: string, parts: readonly Part[], articleOf: (id: string) => Article): Answer {
  const { language } = parts[0] as Part;
  const found = parts.filter((part) => part.outcome !== 'not-found');
  const ms = addTimings(parts.map((part) => part.ms));
  const confidence = Math.min(...(found.length > 0 ? found : parts).map((part) => part.confidence));
  const notes = [...new Set<NoteCode>(parts.flatMap((part) => part.notes))];
  const common = { question, language, ms, confidence };
  if (found.length === 0) {
    const suggestions = [...new Set(parts.flatMap((part) => (part.outcome === 'not-found' ? part.suggestions : [])))];
    return { ...common, outcome: 'not-found', suggestions: suggestions.slice(0, SUGGESTIONS), notes };
  }
  if (found.length < parts.length) notes.push('part-not-found');
  const citations = cite(mergeEvidence(found.flatMap((part) => part.citations.map(asEvidence))));
  const shorts = found.flatMap((part) => (part.outcome === 'answered' ? (part.short ?? []) : []));
  if (shorts.length < found.length) return { ...common, outcome: 'passage', citations, notes };
  const short = [...new Set(shorts)].join(language === 'en' ? '; ' : '；');
  return { ...common, outcome: 'answered', short, citations, alternatives: [], notes };

  function asEvidence({ articleId, span, highlights }: Citation) {
    return { article: articleOf(articleId), span, highlights };
  }
}

function addTimings(all: readonly Timings[]): Timings {
  const sums: Record<string, number> = {};
  for (const ms of all) for (const [stage, time] of Object.entries(ms)) sums[stage] = (sums[stage] ?? 0) + time;
  return sums;
}
