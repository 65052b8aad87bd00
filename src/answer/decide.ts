import type { Alternative, Citation, Contradiction } from '../model/answer.ts';
import type { Hit } from '../model/hit.ts';
import type { LeftOut } from '../model/rules.ts';
import { FUSION } from '../model/tuning.ts';
import type { Found } from '../search/search.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { type Calibration, chanceOf, headsFor } from './calibration.ts';
import { answerFromField, type FieldAnswer } from './field-answer.ts';
import { answerFromMetadata } from './metadata-answer.ts';
import { withReasons } from './overview/reasons.ts';
import { cite, type Evidence, mergeEvidence } from './passages/cite.ts';
import { bodySpan, type Passage } from './passages/passages.ts';
import { chooseQuotations } from './quotations.ts';
import type { JudgedCandidate } from './reading/judge.ts';
import type { Candidate } from './reading/read.ts';
import { shortAnswer } from './reading/short-answer.ts';
import { asksForReasons, type WeighedCandidate, type Weighing } from './weigh.ts';

/** The decision with its reasons. */
export type Verdict = Proven | Quoted | Refused;

interface Grounds {
  /** Chance that the outcome is right, 0 to 1. */
  readonly confidence: number;
  /** All candidates that were weighed, likeliest first; empty without a reader. */
  readonly weighed: readonly WeighedCandidate[];
}

interface Cited extends Grounds {
  readonly citations: readonly Citation[];
  /** True if a quotation contains a place that cleaning repaired. */
  readonly repaired: boolean;
}

interface Proven extends Cited {
  readonly outcome: 'answered';
  readonly short: string | null;
  readonly alternatives: readonly Alternative[];
}

interface Quoted extends Cited {
  readonly outcome: 'passage';
  /** The contradiction because of which the likeliest words are not the answer; absent if there is none. */
  readonly contradiction?: Contradiction;
}

interface Refused extends Grounds {
  readonly outcome: 'not-found';
  /** Titles of the nearest articles. */
  readonly suggestions: readonly string[];
}

/** The results of reading for one question. */
export interface ReadResult {
  /** The passages that were read, best first. */
  readonly passages: readonly Passage[];
  /** The spans that the reader marked, best first; empty without a reader. */
  readonly candidates: readonly Candidate[];
  /** The best of them, extended to the whole answer and judged, in their order. */
  readonly judged: readonly JudgedCandidate[];
  readonly weighing: Weighing;
}

interface DecisionTools {
  readonly index: OpenIndex;
  readonly calibration: Calibration;
  readonly leftOut: LeftOut;
}

/** A count cannot be wrong, so only the reading of the question is in doubt. Chosen by hand. */
const METADATA_CONFIDENCE = 0.9;
/** Largest number of titles shown with a refusal. Chosen by hand. */
export const SUGGESTIONS = 3;
/** The section of a suggestion must hold this share of the question's words. Chosen by hand. */
const MIN_SUGGESTION_SHARE = 0.3;
/**
 * Without a reader, sentences are shown only if the best one holds this share of the question's words. Chosen by hand.
 */
const MIN_SENTENCE_SHARE = 0.5;
/** Largest number of articles shown side by side if they answer differently. Chosen by hand. */
const MAX_ALTERNATIVES = 3;

/**
 * Decides for a short answer if one is proven, else for the passages that very likely hold the answer, else for a
 * refusal. If several articles prove different answers, all of them are given.
 */
export function decide(tools: DecisionTools, found: Found, read: ReadResult): Verdict {
  const { index, leftOut } = tools;
  const heads = headsFor(tools.calibration, found.analysis.question.filters);
  const known = leftOut.has('metadata') ? undefined : answerFromMetadata(index, found);
  if (known) return state({ ...known, confidence: METADATA_CONFIDENCE });
  const entry = leftOut.has('field') ? undefined : answerFromField(index, found);
  if (entry) return state(entry);
  const weighed = read.weighing.inOrder(read.judged);
  const [best] = weighed;
  if (!best) return decideByWords(index, found, read.passages);
  const { analysis } = found;
  const proven = weighed.filter(read.weighing.isProof);
  if (proven.length > 0) return prove(tools, found, proven, weighed);
  const chance = chanceOf(heads.quotations, best.signals);
  if (chance < heads.quotations.threshold) return refuse(index, found.hits, chance, weighed);
  const quotations = chooseQuotations(index, { judged: weighed, passages: read.passages, hits: found.hits });
  const shown = asksForReasons(analysis, leftOut) ? withReasons(index, { ...found, others: quotations }) : quotations;
  return { ...citing(shown, chance, weighed), outcome: 'passage', ...contradicting(best) };
}

function contradicting({ contradiction }: WeighedCandidate): Pick<Quoted, 'contradiction'> {
  return contradiction ? { contradiction } : {};
}

/** An answer from the articles' entries, which no sentence gives. */
function state({ short, evidence, confidence }: FieldAnswer): Proven {
  return { ...citing(evidence, confidence, []), outcome: 'answered', short, alternatives: [] };
}

/** @param proven the weighed candidates that are sure enough: at least one, likeliest first */
function prove(
  { leftOut }: DecisionTools,
  { analysis }: Found,
  proven: readonly WeighedCandidate[],
  weighed: readonly WeighedCandidate[],
): Proven {
  const given = leftOut.has('alternatives') ? proven.slice(0, 1) : differing(proven);
  const shorts = given.map(({ candidate, span }) => shortAnswer(analysis, candidate, span));
  const evidence = given.map(({ candidate: { passage }, span, evidence: proof }) => {
    return { ...proof, highlights: [bodySpan(passage, span)] };
  });
  const cited = citing(evidence, given[0]?.chance ?? 0, weighed);
  const short = shorts.join(analysis.language === 'en' ? '; ' : '；');
  const alternatives = given.length < 2 ? [] : shorts.map((one, i) => ({ short: one, citation: i + 1 }));
  return { ...cited, outcome: 'answered', short, alternatives };
}

/** The best candidate of each article, without those whose words are part of another's; the best first. */
function differing(weighed: readonly WeighedCandidate[]): WeighedCandidate[] {
  const kept: WeighedCandidate[] = [];
  for (const one of weighed) {
    const repeats = kept.some(
      (other) =>
        other.evidence.article === one.evidence.article ||
        other.words.includes(one.words) ||
        one.words.includes(other.words),
    );
    if (!repeats && kept.length < MAX_ALTERNATIVES) kept.push(one);
  }
  return kept;
}

function decideByWords(index: OpenIndex, { hits }: Found, passages: readonly Passage[]): Verdict {
  const [first] = passages;
  const confidence = first ? Math.min(1, first.hit.trace.sentence / FUSION.sentence) : 0;
  if (confidence < MIN_SENTENCE_SHARE) return refuse(index, hits, confidence, []);
  const quotations = chooseQuotations(index, { judged: [], passages, hits });
  return { ...citing(quotations, confidence, []), outcome: 'passage' };
}

function citing(evidence: readonly Evidence[], confidence: number, weighed: readonly WeighedCandidate[]): Cited {
  const merged = mergeEvidence(evidence);
  return { confidence, weighed, citations: cite(merged), repaired: merged.some(holdsRepair) };
}

function holdsRepair({ article, span: { start, end } }: Evidence): boolean {
  return article.repairs.some((repair) => repair.start < end && repair.end > start);
}

function refuse(
  index: OpenIndex,
  hits: readonly Hit[],
  confidence: number,
  weighed: readonly WeighedCandidate[],
): Refused {
  const near = hits.filter(({ trace }) => trace.section / FUSION.section >= MIN_SUGGESTION_SHARE);
  const titles = near.flatMap(({ chunk }) => index.articles[chunk.articleIndex]?.title ?? []);
  return { outcome: 'not-found', confidence, weighed, suggestions: [...new Set(titles)].slice(0, SUGGESTIONS) };
}
