import type { Analysis, NumberMention } from '../../model/analysis.ts';
import type { Contradiction } from '../../model/answer.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { sharedPairs } from '../../text/words/pairs.ts';
import type { ArticleText } from '../passages/article-texts.ts';
import { yearsSpokenOf } from './time-agreement.ts';

/** The thing that a number counts, after an optional measure word (9**个省市**, 10**省市**, 306**家企业**). */
const COUNTED = /^(?:个|家|名|位|项|条|座|所|支|批|种|类)?(\p{Script=Han}{1,2})/u;
/** The word that distinguishes a count from others of the same thing (**东部**8省, **西部**10省). */
const QUALIFIER = /\p{Script=Han}{2}$/u;

/** Words between the one who acts and the one acted on (东部**向**西部投入). */
const TOWARDS = /向|对|给/gu;
/** Number of characters on each side of such a word that name the two sides. Chosen by hand. */
const SIDE_CHARS = 10;

/**
 * A fact that the question takes for granted and the evidence contradicts with another value. A fact that the evidence
 * only lacks is not a contradiction.
 * @param sentence the evidence, folded
 */
export function contradictionOf(analysis: Analysis, article: ArticleText, sentence: string): Contradiction | undefined {
  if (isOfOtherYear(analysis, article, sentence)) return 'other-year';
  if (countsOtherwise(analysis, sentence)) return 'other-count';
  return runsOtherWay(analysis.chinese, sentence) ? 'other-direction' : undefined;
}

/** True if the question says 去年 or similar and the evidence names only other years. */
function isOfOtherYear({ dates }: Analysis, article: ArticleText, sentence: string): boolean {
  const relative = dates.filter(({ basis }) => basis === 'relative');
  if (relative.length === 0) return false;
  const spoken = yearsSpokenOf(article, sentence);
  const isMeant = (year: string) => relative.some(({ from, to }) => from.slice(0, 4) <= year && year <= to.slice(0, 4));
  return spoken.length > 0 && !spoken.some(isMeant);
}

interface Count {
  readonly value: number;
  readonly thing: string;
  readonly qualifier: string;
}

/** True if the evidence counts a thing of the question with another number (10省市, 9个省市; 东部10省, 东部8省). */
function countsOtherwise({ numbers, chinese }: Analysis, sentence: string): boolean {
  const told = countsAt(numbersIn(sentence), sentence);
  return countsAt(numbers, chinese).some((asked) => {
    const same = told.filter(({ thing }) => thing.length === 2 && thing === asked.thing);
    const kin = told.filter(
      ({ thing, qualifier }) => thing[0] === asked.thing[0] && qualifier !== '' && qualifier === asked.qualifier,
    );
    return [same, kin].some((counts) => counts.length > 0 && counts.every(({ value }) => value !== asked.value));
  });
}

function countsAt(numbers: readonly NumberMention[], text: string): Count[] {
  return numbers.flatMap(({ span, value }) => {
    const thing = COUNTED.exec(text.slice(span.end))?.[1];
    const qualifier = QUALIFIER.exec(text.slice(0, span.start))?.[0] ?? '';
    return thing === undefined ? [] : [{ value, thing, qualifier }];
  });
}

/** True if the evidence names the actor and the one acted on only in reverse (西部向东部, 东部8省向西部10省). */
function runsOtherWay(question: string, sentence: string): boolean {
  const all = sidesOf(sentence);
  const share = (one: ReadonlySet<string>, other: ReadonlySet<string>) => sharedPairs(one, other) > 0;
  return sidesOf(question).some((asked) => {
    const told = all.filter(({ by }) => by === asked.by);
    const isSame = told.some(({ from, to }) => share(from, asked.from) && share(to, asked.to));
    return !isSame && told.some(({ from, to }) => share(from, asked.to) && share(to, asked.from));
  });
}

interface Sides {
  readonly by: string;
  readonly from: ReadonlySet<string>;
  readonly to: ReadonlySet<string>;
}

/** Pairs that both sides contain are dropped, because they do not tell them apart (东部**省份**, 西部**省份**). */
function sidesOf(text: string): Sides[] {
  return [...text.matchAll(TOWARDS)].map(({ 0: by, index }) => {
    const from = namePairsOf(text.slice(Math.max(0, index - SIDE_CHARS), index).replace(/.*[,。;、]/su, ''));
    const to = namePairsOf(text.slice(index + by.length, index + by.length + SIDE_CHARS).replace(/[,。;、].*/su, ''));
    return { by, from: without(from, to), to: without(to, from) };
  });
}

function without(one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> {
  return new Set([...one].filter((pair) => !other.has(pair)));
}

/**
 * Pairs of adjacent Chinese characters. Figures name nobody, and a mark separates words, so neither is part of a pair.
 */
function namePairsOf(text: string): Set<string> {
  return new Set([...text.matchAll(/(?=(\p{Script=Han}{2}))/gu)].map(([, pair]) => pair as string));
}
