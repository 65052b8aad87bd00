import type { Alternative, Citation, Contradiction } from '../model/answer.ts';
import type { Hit } from '../model/hit.ts';
import type { LeftOut } from '../model/rules.ts';
import { slice } from '../model/span.ts';
import { FUSION, READING } from '../model/tuning.ts';
import { isBareQuestion } from '../question/bare-question.ts';
import type { Found } from '../search/search.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { foldText } from '../text/script/fold.ts';
import { type Calibration, chanceOf, headsFor } from './calibration.ts';
import { lacksItems } from './constraints/asked-items.ts';
import { contradictionOf } from './constraints/premises.ts';
import { answerFromField, type FieldAnswer } from './field-answer.ts';
import { answerFromMetadata } from './metadata-answer.ts';
import { leastOfClause, withReasons } from './overview/reasons.ts';
import { cite, type Evidence, mergeEvidence } from './passages/cite.ts';
import { bodySpan, type Passage } from './passages/passages.ts';
import { chooseQuotations } from './quotations.ts';
import type { JudgedCandidate } from './reading/judge.ts';
import type { Candidate } from './reading/read.ts';
import { shortAnswer } from './reading/short-answer.ts';
import { type Signals, signalsOf } from './signals.ts';

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

/** A judged candidate with its signals and the chance that it is the right short answer. */
export interface WeighedCandidate extends JudgedCandidate {
  readonly signals: Signals;
  readonly chance: number;
  /** A contradiction between its evidence and the question; with one, it proves nothing. */
  readonly contradiction?: Contradiction;
}

/** The results of reading for one question. */
export interface ReadResult {
  /** The passages that were read, best first. */
  readonly passages: readonly Passage[];
  /** The spans that the reader marked, best first; empty without a reader. */
  readonly candidates: readonly Candidate[];
  /** The best of them after the judge has grown them, in their order. */
  readonly judged: readonly JudgedCandidate[];
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
  const weighed = weigh(tools, found, read);
  const [best] = weighed;
  if (!best) return decideByWords(index, found, read.passages);
  const { analysis } = found;
  const isBare = !leftOut.has('bare') && analysis.question.filters.articleId === undefined && isBareQuestion(analysis);
  const mayProve = (!analysis.broad || leftOut.has('broad')) && !isBare;
  const { scope } = analysis;
  const isClause = (scope === 'why' || scope === 'how') && !leftOut.has('reasons');
  const leastOf = ({ candidate, span }: WeighedCandidate) =>
    Math.max(heads.short.threshold, isClause ? leastOfClause(scope, candidate.passage.folded.text, span) : 0);
  const isProof = (one: WeighedCandidate) => one.chance >= leastOf(one) && !one.contradiction;
  const proven = mayProve ? weighed.filter(isProof) : [];
  if (proven.length > 0) return prove(tools, found, proven, weighed);
  const chance = chanceOf(heads.quotations, best.signals);
  if (chance < heads.quotations.threshold) return refuse(index, found.hits, chance, weighed);
  const quotations = chooseQuotations(index, { judged: weighed, passages: read.passages, hits: found.hits });
  const shown = isClause ? withReasons(index, { ...found, others: quotations }) : quotations;
  return { ...citing(shown, chance, weighed), outcome: 'passage', ...contradicting(best) };
}

function contradicting({ contradiction }: WeighedCandidate): Pick<Quoted, 'contradiction'> {
  return contradiction ? { contradiction } : {};
}

/** An answer from the articles' entries, which no sentence gives. */
function state({ short, evidence, confidence }: FieldAnswer): Proven {
  return { ...citing(evidence, confidence, []), outcome: 'answered', short, alternatives: [] };
}

/** The judged candidates ordered by their chance of being right; equal ones in the reader's order. */
function weigh(
  { index, calibration, leftOut }: DecisionTools,
  { analysis }: Found,
  { candidates, judged }: ReadResult,
) {
  const { short } = headsFor(calibration, analysis.question.filters);
  const weighed = judged.map((one): WeighedCandidate => {
    const { candidate, words, evidence, judgement } = one;
    const sentence = slice(evidence.article.body, evidence.span);
    const signals = signalsOf(index, { analysis, candidate, candidates, sentence, words, judgement });
    // Words of the wrong kind (no year for 哪一年) cannot be right, however sure the reader is.
    const isVetoed =
      (candidate.agreement <= READING.vetoedAgreement && !leftOut.has('veto')) ||
      (!leftOut.has('asked-items') && lacksItems(analysis.chinese, words));
    const chance = isVetoed ? 0 : chanceOf(short, signals);
    const contradiction = leftOut.has('premise')
      ? undefined
      : contradictionOf(analysis, candidate.passage.articleText, foldText(sentence));
    return { ...one, signals, chance, ...(contradiction && { contradiction }) };
  });
  const sorted = weighed.sort((a, b) => b.chance - a.chance);
  return leftOut.has('whole-words') ? sorted : wholeFirst(sorted);
}

/** Number of characters at the edge of a name that the likeliest words may lack. Chosen by hand. */
const MOST_CUT_OFF = 2;

/**
 * If the likeliest words are a cut-off part of longer words that the reader prefers (托马斯·阿奎 of 阿奎那), puts the longer
 * ones first.
 */
function wholeFirst(sorted: readonly WeighedCandidate[]): WeighedCandidate[] {
  const [best, ...others] = sorted;
  if (!best) return [];
  const isWhole = ({ evidence, words, candidate }: WeighedCandidate) =>
    evidence.article === best.evidence.article &&
    words.length > best.words.length &&
    words.length <= best.words.length + MOST_CUT_OFF &&
    words.includes(best.words) &&
    candidate.readerScore > best.candidate.readerScore;
  const whole = others.find((one) => one.chance > 0 && isWhole(one));
  if (!whole) return [...sorted];
  return [{ ...whole, chance: best.chance }, ...sorted.filter((one) => one !== whole)];
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
