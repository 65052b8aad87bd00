import type { Answer, Answered, Citation, PassageAnswer } from '../../model/answer.ts';
import { STRINGS } from '../strings/strings.ts';
import { renderQuote } from './answer-text.ts';
import { highlightsIn } from './highlights.ts';
import { marksOfShort } from './marks.ts';
import { overviewLines } from './overview-lines.ts';
import type { MarkedLine } from './rephrased.ts';
import { keepSentences } from './sentence-run.ts';

/** Below this estimated chance an answer asks to be checked: it is then more likely wrong than right. */
const SURE_FROM = 0.5;
/** Leaves room in a message to escape every character. */
const MAX_CHARS = 700;
/** A longer sentence is left out here, because the proof shows it. */
const MAX_QUOTE_CHARS = 200;

/** True for an answer that is more likely wrong than right. */
export function isUnsure(answer: Answer): boolean {
  return answer.outcome === 'answered' && answer.confidence < SURE_FROM;
}

/**
 * The answer in one plain line, as a notification shows it: the short answer, else whole sentences of the articles, or
 * that there is no answer.
 */
export function plainLine(answer: Answer): MarkedLine {
  const strings = STRINGS[answer.language];
  if (answer.outcome === 'not-found') return { text: strings.notFound, marks: [] };
  if (answer.outcome === 'invalid') return { text: strings.invalid[answer.code], marks: [] };
  if (answer.outcome === 'overview') return { text: overviewLines(answer).headline, marks: [] };
  const said = answer.outcome === 'answered' ? saidIn(answer) : undefined;
  return said ?? quotedLine(answer, answer.outcome === 'passage' ? strings.passage : strings.evidenceOnly);
}

function saidIn(answer: Answered): MarkedLine | undefined {
  const { short, citations, rephrased } = answer;
  if (short === null) {
    const [first] = rephrased ?? [];
    return first && { text: first.text, marks: first.citations };
  }
  const kept = keepSentences(short, null, (part) => part.length <= MAX_CHARS);
  return kept === '' ? undefined : { text: kept, marks: marksOfShort(kept, citations) };
}

/** The sentence of the first quotation that contains the answering words, after the words that introduce it. */
function quotedLine(answer: Answered | PassageAnswer, lead: string): MarkedLine {
  const [first] = answer.citations;
  if (first === undefined) return { text: lead, marks: [] };
  const kept = keepSentences(first.quote, answeringWords(first), (part) => part.length <= MAX_QUOTE_CHARS);
  if (kept === '') return { text: lead, marks: [] };
  const gap = answer.language === 'en' ? ' ' : '';
  const line = kept.replace(/\s*\n\s*/g, ' ');
  return { text: `${lead}${gap}${renderQuote(line, answer.language)}`, marks: [first.n] };
}

function answeringWords(citation: Citation): string | null {
  const [first] = highlightsIn(citation);
  return first === undefined ? null : citation.quote.slice(first.start, first.end);
}
