import { type Span, slice } from '../../model/span.ts';
import { pairsOf, sharedPairs } from '../../text/words/pairs.ts';
import { searchTerms } from '../../text/words/segment.ts';
import { splitSentences } from '../../text/words/sentences.ts';
import type { Reading } from './read-windows.ts';

/** A folded passage and the spans that the reader found in it. */
export interface ReadPassage {
  readonly text: string;
  readonly readings: readonly Reading[];
}

export interface RankedReading extends Reading {
  /** Position of its passage in the ranked list, from 0. */
  readonly passageIndex: number;
  /** The reader's score corrected by {@link WEIGHTS}, in the same unit; it orders the readings of one question. */
  readonly value: number;
}

/**
 * Worth of a reading's other properties in units of the reader's score. Fitted (softmax over the readings of a
 * question, expected F1) on questions 401 to 1,200 of CMRC 2018 dev and half of the DRCD dev paragraphs that the reader
 * was not trained on, then rounded. The rest was kept for checking: F1 there +0.4 and +1.5.
 */
const WEIGHTS = { support: 1.7, echo: -3.2, coverage: 3.3, char: -0.055, sentenceEnd: -0.6 };

interface Sentence {
  readonly span: Span;
  readonly terms: ReadonlySet<string>;
}

/**
 * Orders the readings of all passages by the reader's score, the number of windows that agree, whether they only repeat
 * the question's words, the share of the question that their sentences cover (rare terms count more), and their length.
 * @param question folded
 * @returns all readings, best first; equal ones in the order of passages, then of readings
 */
export function rankReadings(question: string, passages: readonly ReadPassage[]): RankedReading[] {
  const asked = pairsOf(question);
  const sentences = passages.map(({ text }) => sentencesOf(text));
  const weights = termWeights(question, sentences.flat());
  const ranked = passages.flatMap(({ text, readings }, passageIndex) =>
    readings.map((reading): RankedReading => {
      const words = slice(text, reading.span);
      const covered = coverage(reading.span, sentences[passageIndex] ?? [], weights);
      const value =
        reading.score +
        WEIGHTS.support * reading.support +
        WEIGHTS.echo * sharedPairs(pairsOf(words), asked) +
        WEIGHTS.coverage * covered +
        WEIGHTS.char * words.length +
        (/[。;；]$/.test(words) ? WEIGHTS.sentenceEnd : 0);
      return { ...reading, passageIndex, value };
    }),
  );
  return ranked.sort((a, b) => b.value - a.value);
}

function sentencesOf(text: string): Sentence[] {
  return splitSentences(text).map((span) => ({ span, terms: new Set(searchTerms(slice(text, span))) }));
}

/**
 * The question's search terms, weighted by their rarity among the sentences; a term that no sentence holds weighs
 * nothing.
 */
function termWeights(question: string, sentences: readonly Sentence[]): Map<string, number> {
  const weights = new Map<string, number>();
  for (const term of searchTerms(question)) {
    const holders = sentences.filter((sentence) => sentence.terms.has(term)).length;
    weights.set(term, holders === 0 ? 0 : Math.log((sentences.length + 1) / (holders + 0.5)));
  }
  return weights;
}

/** The share of the question's weight, 0 to 1, in the sentences that `span` touches. */
function coverage(span: Span, sentences: readonly Sentence[], weights: ReadonlyMap<string, number>): number {
  const touched = sentences.filter((sentence) => sentence.span.start < span.end && sentence.span.end > span.start);
  let covered = 0;
  let total = 0;
  for (const [term, weight] of weights) {
    total += weight;
    if (touched.some((sentence) => sentence.terms.has(term))) covered += weight;
  }
  return total === 0 ? 0 : covered / total;
}
