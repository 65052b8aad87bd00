import { type Calibration, chanceOf, type Head, type Heads } from '../../answer/calibration.ts';
import { mean } from '../metrics.ts';
import type { CalibrationCase } from './calibration-cases.ts';
import { type Fit, fitLogistic } from './fit.ts';
import type { ConfidencePoint } from './points.ts';

/**
 * Shares of the split by which the thresholds are chosen: most wrong short answers, most near-misses answered, fewest
 * of them refused. Chosen by hand: with fewer wrong ones (0.058, a threshold of 0.46) CMRC dev 1,201-3,219 had an F1 of 73.4 and
 * 17.4 % passages, and the split test 6.2 % of the near-misses answered.
 */
const LIMITS = { wrong: 0.072, nearMiss: 0.055, nearMissRefused: 0.75 };
/**
 * The same for one given article, over all such cases. Half of them ask what the article does not say, but in a
 * conversation only one in ten does, and the asker sees at once on what the answer rests, so the limits are wider.
 * Chosen by hand.
 */
const GIVEN_LIMITS = { wrong: 0.13, nearMiss: 0.22, nearMissRefused: 0.45 };
/** Weight of all questions of sets in SQuAD's format together, relative to all labelled ones. Chosen by hand. */
const SETS_SHARE = 1;

/** The best candidate of a case by one model, with its chance; a vetoed candidate has none. */
interface Best {
  readonly one: CalibrationCase;
  readonly chance: number;
  readonly right: boolean;
  readonly quoted: number;
}

/** Fits the models for questions to all articles, and those for questions to one given article. */
export function calibrate(cases: readonly CalibrationCase[], split: string): Omit<Calibration, 'fingerprint'> {
  const open = cases.filter((one) => !one.given);
  return { ...calibrateOpen(open, split), given: calibrateGiven(cases.filter((one) => one.given)) };
}

/**
 * Fits both models on all cases, then chooses the thresholds on the labelled ones of `split`, in hundredths. The one
 * for a short answer is the lowest at which few of the answerable questions get a wrong one and few near-misses get
 * any; the one for quotations is the lowest at which enough near-misses are refused. See {@link LIMITS}.
 */
function calibrateOpen(cases: readonly CalibrationCase[], split: string): Heads {
  const labelled = cases.filter(({ source }) => source === split);
  const weight = (SETS_SHARE * labelled.length) / Math.max(1, cases.length - labelled.length);
  const fits = fitHeads(cases, (one) => (one.source === split ? 1 : Math.min(1, weight)));
  return withThresholds(fits, labelled, LIMITS);
}

/** The same for one given article; the thresholds are chosen on all cases, see {@link GIVEN_LIMITS}. */
function calibrateGiven(cases: readonly CalibrationCase[]): Heads {
  return withThresholds(
    fitHeads(cases, () => 1),
    cases,
    GIVEN_LIMITS,
  );
}

interface Fits {
  readonly short: Fit;
  readonly quotations: Fit;
}

function fitHeads(cases: readonly CalibrationCase[], weightOf: (one: CalibrationCase) => number): Fits {
  const short = fitLogistic(
    cases.flatMap((one) => one.candidates.map(({ signals, right }) => ({ signals, right, weight: weightOf(one) }))),
  );
  const quotations = fitLogistic(
    cases.map((one) => ({ signals: bestOf(one, short).signals, right: one.quoted, weight: weightOf(one) })),
  );
  return { short, quotations };
}

function withThresholds({ short, quotations }: Fits, cases: readonly CalibrationCase[], limits: typeof LIMITS): Heads {
  const best = cases.map((one) => judge(one, short, quotations));
  const shortThreshold = lowest((t) => {
    const rates = ratesAt(best, t, 0);
    return rates.wrong <= limits.wrong && rates.nearMiss <= limits.nearMiss;
  });
  const quotationsThreshold = lowest((t) => ratesAt(best, shortThreshold, t).nearMissRefused >= limits.nearMissRefused);
  return {
    short: { ...short, threshold: shortThreshold },
    quotations: { ...quotations, threshold: quotationsThreshold },
  };
}

/** Shares of the answerable questions, of near-misses and of the rest with each outcome. */
export interface OutcomeRates {
  readonly right: number;
  readonly wrong: number;
  readonly passage: number;
  readonly neither: number;
  readonly served: number;
  readonly nearMiss: number;
  readonly nearMissRefused: number;
  readonly offTopicRefused: number;
}

export function outcomeRates(cases: readonly CalibrationCase[], { short, quotations }: Heads): OutcomeRates {
  return ratesAt(
    cases.map((one) => judge(one, short, quotations)),
    short.threshold,
    quotations.threshold,
  );
}

/** The best candidate of every case by the first model. */
export function pointsOf(cases: readonly CalibrationCase[], { short }: Heads): ConfidencePoint[] {
  return cases.map((one) => bestOf(one, short));
}

function bestOf(one: CalibrationCase, short: Fit) {
  const chances = one.candidates.map(({ signals, vetoed }) => (vetoed ? 0 : chanceOf(short, signals)));
  const at = chances.indexOf(Math.max(...chances));
  const { signals, right } = one.candidates[at] as CalibrationCase['candidates'][number];
  return { signals, right, chance: chances[at] as number };
}

function judge(one: CalibrationCase, short: Fit | Head, quotations: Fit | Head): Best {
  const { signals, right, chance } = bestOf(one, short);
  return { one, chance, right, quoted: chanceOf(quotations, signals) };
}

function ratesAt(best: readonly Best[], short: number, quotations: number): OutcomeRates {
  const share = (group: readonly Best[], test: (one: Best) => boolean) => mean(group.map((one) => (test(one) ? 1 : 0)));
  const isAnswered = ({ chance }: Best) => chance >= short;
  const isQuoted = (one: Best) => !isAnswered(one) && one.quoted >= quotations;
  const isNeither = (one: Best) => !isAnswered(one) && one.quoted < quotations;
  const answerable = best.filter(({ one }) => one.answerable);
  const ofClass = (name: string) => best.filter(({ one }) => !one.answerable && one.class === name);
  return {
    right: share(answerable, (one) => isAnswered(one) && one.right),
    wrong: share(answerable, (one) => isAnswered(one) && !one.right),
    passage: share(answerable, isQuoted),
    neither: share(answerable, isNeither),
    served: share(answerable, (one) => (isAnswered(one) ? one.right : isQuoted(one) && one.one.quoted)),
    nearMiss: share(ofClass('near-miss'), isAnswered),
    nearMissRefused: share(ofClass('near-miss'), isNeither),
    offTopicRefused: share(ofClass('off-topic'), isNeither),
  };
}

const HUNDREDTHS = Array.from({ length: 100 }, (_, i) => i / 100);

function lowest(test: (threshold: number) => boolean): number {
  return HUNDREDTHS.find(test) ?? 0.99;
}
