import type { Citation } from '../model/answer.ts';
import type { Hit } from '../model/hit.ts';
import { slice } from '../model/span.ts';
import { FUSION } from '../model/tuning.ts';
import type { Found } from '../search/search.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { type Calibration, confidenceOf } from './calibration.ts';
import { cite, type Evidence, mergeEvidence } from './cite.ts';
import { sentencesAround } from './evidence.ts';
import { answerFromMetadata } from './metadata-answer.ts';
import type { Passage } from './passages.ts';
import type { Candidate } from './reading/read.ts';
import { completeSpan, shortAnswer } from './short-answer.ts';
import { type Signals, signalsOf } from './signals.ts';

/** What is said, and on what grounds. */
export type Verdict = Given | Refused;

interface Given {
  readonly outcome: 'answered';
  readonly confidence: number;
  readonly short: string | null;
  readonly citations: readonly Citation[];
  /** True where a quotation holds a place that cleaning mended. */
  readonly repaired: boolean;
  readonly signals: Signals | null;
}

interface Refused {
  readonly outcome: 'not-found';
  readonly confidence: number;
  /** Titles of the nearest articles. */
  readonly suggestions: readonly string[];
  readonly signals: Signals | null;
}

export interface Reading {
  /** What was read, best first. */
  readonly passages: readonly Passage[];
  /** What the reader found there, best first; empty without a reader. */
  readonly candidates: readonly Candidate[];
  /** What a second reading says of the best one, see {@link readAgain}; 0 without a reader. */
  readonly secondScore: number;
}

interface DecisionTools {
  readonly index: OpenIndex;
  readonly calibration: Calibration;
}

/** Counting leaves only the reading of the question to doubt. */
const METADATA_CONFIDENCE = 0.9;
/** Most titles offered with a refusal. */
export const SUGGESTIONS = 3;
/** A suggestion's section holds at least this share of the question's words. */
const MIN_SUGGESTION_SHARE = 0.3;
/** Without a reader the best sentence is shown where it holds this share of the question's words. */
const MIN_SENTENCE_SHARE = 0.5;

/** Chooses the answer and its evidence, or refuses where the chance of being right is too small. */
export function decide(tools: DecisionTools, found: Found, { passages, candidates, secondScore }: Reading): Verdict {
  const known = answerFromMetadata(tools.index, found);
  if (known) return give(known.evidence, { confidence: METADATA_CONFIDENCE, short: known.short, signals: null });
  const [best] = candidates;
  if (!best) return decideByWords(tools, found, passages);
  const { analysis } = found;
  const span = completeSpan(analysis, best);
  const evidence = sentencesAround(best.passage, span);
  const sentence = slice(evidence.article.body, evidence.span);
  const words = slice(best.passage.folded.text, span);
  const signals = signalsOf(tools.index, { analysis, candidates, sentence, words, secondScore });
  const confidence = confidenceOf(tools.calibration, signals);
  // Words that are not the kind of thing asked for (no year for 哪一年) cannot be right, however sure the reader is.
  if (confidence < tools.calibration.threshold || best.agreement <= -1)
    return refuse(tools.index, found.hits, confidence, signals);
  return give([evidence], { confidence, short: shortAnswer(analysis, best, span), signals });
}

function decideByWords(tools: DecisionTools, { hits }: Found, [first]: readonly Passage[]): Verdict {
  if (!first) return refuse(tools.index, hits, 0, null);
  const { hit, article } = first;
  const sentence = tools.index.sentences[hit.bestSentence];
  const confidence = Math.min(1, hit.trace.sentence / FUSION.sentence);
  if (!sentence || confidence < MIN_SENTENCE_SHARE) return refuse(tools.index, hits, confidence, null);
  return give([{ article, span: sentence.span }], { confidence, short: null, signals: null });
}

function give(evidence: readonly Evidence[], facts: Pick<Given, 'confidence' | 'short' | 'signals'>): Given {
  const merged = mergeEvidence(evidence);
  return { outcome: 'answered', ...facts, citations: cite(merged), repaired: merged.some(holdsRepair) };
}

function holdsRepair({ article, span: { start, end } }: Evidence): boolean {
  return article.repairs.some((repair) => repair.start < end && repair.end > start);
}

function refuse(index: OpenIndex, hits: readonly Hit[], confidence: number, signals: Signals | null): Refused {
  const near = hits.filter(({ trace }) => trace.section / FUSION.section >= MIN_SUGGESTION_SHARE);
  const titles = near.flatMap(({ chunk }) => index.articles[chunk.articleIndex]?.title ?? []);
  return { outcome: 'not-found', confidence, suggestions: [...new Set(titles)].slice(0, SUGGESTIONS), signals };
}
