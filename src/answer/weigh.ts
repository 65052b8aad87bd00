import type { Analysis } from '../model/analysis.ts';
import type { Contradiction } from '../model/answer.ts';
import type { LeftOut } from '../model/rules.ts';
import { slice } from '../model/span.ts';
import { JUDGING, READING } from '../model/tuning.ts';
import { isBareQuestion } from '../question/bare-question.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { foldText } from '../text/script/fold.ts';
import { type Calibration, chanceOf, headsFor } from './calibration.ts';
import { lacksItems } from './constraints/asked-items.ts';
import { contradictionOf } from './constraints/premises.ts';
import { leastOfClause } from './overview/reasons.ts';
import type { CompleteCandidate, JudgedCandidate } from './reading/judge.ts';
import type { Candidate } from './reading/read.ts';
import { type Signals, signalsOf } from './signals.ts';

/** A judged candidate with its signals and the chance that it is the right short answer. */
export interface WeighedCandidate extends JudgedCandidate {
  readonly signals: Signals;
  readonly chance: number;
  /** A contradiction between its evidence and the question; with one, it proves nothing. */
  readonly contradiction?: Contradiction;
}

/** Weighs the candidates of one question. */
export interface Weighing {
  /** The judged candidates, likeliest first; equal ones in their order. */
  inOrder(judged: readonly JudgedCandidate[]): readonly WeighedCandidate[];
  /** True if it is sure enough to be a short answer. */
  isProof(candidate: WeighedCandidate): boolean;
  /**
   * False if a short answer is proven by the judged candidates already and this one, whatever the judge said of it, could
   * not change it; or if these are so unlikely, or so far ahead of it in the same article, that it would not be one either.
   */
  mayMatter(candidate: CompleteCandidate, judged: readonly JudgedCandidate[]): boolean;
}

interface WeighingTools {
  readonly index: OpenIndex;
  readonly calibration: Calibration;
  readonly leftOut: LeftOut;
}

/** Tells a question for reasons or means, which few words seldom give; undefined for any other. */
export function asksForReasons({ scope }: Analysis, leftOut: LeftOut): 'why' | 'how' | undefined {
  return (scope === 'why' || scope === 'how') && !leftOut.has('reasons') ? scope : undefined;
}

/** @param candidates all that were read, because a candidate's signals depend on the others */
export function makeWeighing(
  { index, calibration, leftOut }: WeighingTools,
  analysis: Analysis,
  candidates: readonly Candidate[],
): Weighing {
  const { short } = headsFor(calibration, analysis.question.filters);
  const isBare = !leftOut.has('bare') && analysis.question.filters.articleId === undefined && isBareQuestion(analysis);
  const mayProve = (!analysis.broad || leftOut.has('broad')) && !isBare;
  const known = new Map<JudgedCandidate, WeighedCandidate>();

  function weigh(judged: JudgedCandidate): WeighedCandidate {
    const { candidate, words, evidence, judgement } = judged;
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
    return { ...judged, signals, chance, ...(contradiction && { contradiction }) };
  }

  function weighOnce(judged: JudgedCandidate): WeighedCandidate {
    const before = known.get(judged);
    if (before) return before;
    const weighed = weigh(judged);
    known.set(judged, weighed);
    return weighed;
  }

  function inOrder(judged: readonly JudgedCandidate[]): readonly WeighedCandidate[] {
    const sorted = judged.map(weighOnce).sort((a, b) => b.chance - a.chance);
    return leftOut.has('whole-words') ? sorted : wholeFirst(sorted);
  }

  const reasonsAsked = asksForReasons(analysis, leftOut);
  function leastOf({ candidate, span }: WeighedCandidate): number {
    const clause = reasonsAsked ? leastOfClause(reasonsAsked, candidate.passage.folded.text, span) : 0;
    return Math.max(short.threshold, clause);
  }

  const isProof = (one: WeighedCandidate) => mayProve && one.chance >= leastOf(one) && !one.contradiction;
  return {
    inOrder,
    isProof,
    mayMatter: (candidate, judged) => {
      const [best] = inOrder(judged);
      // Words of the wrong kind have no chance, which says nothing of others.
      if (!best || best.chance === 0) return true;
      if (best.chance < JUDGING.hopeless && !leftOut.has('hopeless')) return false;
      if (isFarBehind(candidate, judged, best) && !leftOut.has('behind')) return false;
      if (leftOut.has('settled') || !isProof(best)) return true;
      // Another article may answer otherwise, which is shown too.
      if (candidate.evidence.article !== best.evidence.article || isWholeOf(candidate, best)) return true;
      return weigh({ ...candidate, judgement: Number.POSITIVE_INFINITY }).chance > best.chance;
    },
  };
}

/** True if the candidate is of the article of the likeliest one, and that far behind all that were judged. */
function isFarBehind(
  { candidate, evidence }: CompleteCandidate,
  judged: readonly JudgedCandidate[],
  best: JudgedCandidate,
) {
  const least = Math.min(...judged.map((one) => one.candidate.value));
  return evidence.article === best.evidence.article && least - candidate.value > JUDGING.behind;
}

/** Number of characters at the edge of a name that the likeliest words may lack. Chosen by hand. */
const MOST_CUT_OFF = 2;

/** True if the words of `best` are a cut-off part of these, which the reader prefers (托马斯·阿奎 of 阿奎那). */
function isWholeOf({ evidence, words, candidate }: CompleteCandidate, best: WeighedCandidate): boolean {
  return (
    evidence.article === best.evidence.article &&
    words.length > best.words.length &&
    words.length <= best.words.length + MOST_CUT_OFF &&
    words.includes(best.words) &&
    candidate.readerScore > best.candidate.readerScore
  );
}

/** If the likeliest words are a cut-off part of longer ones, puts those first. */
function wholeFirst(sorted: readonly WeighedCandidate[]): WeighedCandidate[] {
  const [best, ...others] = sorted;
  if (!best) return [];
  const whole = others.find((one) => one.chance > 0 && isWholeOf(one, best));
  if (!whole) return [...sorted];
  return [{ ...whole, chance: best.chance }, ...sorted.filter((one) => one !== whole)];
}
