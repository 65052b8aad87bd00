import { z } from 'zod';
import { type Answer, type Citation, isQuoting } from '../model/answer.ts';
import { isDay } from '../model/day.ts';
import { foldText } from '../text/script/fold.ts';

const schema = z.object({
  id: z.string(),
  question: z.string(),
  type: z.string().default('other'),
  answerable: z.boolean(),
  /** Id of the article that answers it. */
  article: z.string().optional(),
  must: z.array(z.array(z.string())).default([]),
  /** What a short answer must not say: a neighbour's name, a part's figure. */
  mustNot: z.array(z.string()).default([]),
  /** Longest short answer in code points; of an English answer, which says names twice, double. */
  maxShort: z.number().default(40),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'en']).default('zh-Hans'),
  /** True where no short answer can be whole: counted apart. */
  broad: z.boolean().default(false),
  /** The day it is asked on, where it speaks of today or this year. */
  now: z.string().refine(isDay).optional(),
  /** Free labels of labelled sets. */
  class: z.string().optional(),
  split: z.string().optional(),
});

/** A labelled question: what must be said is an alternative of every group of `must`. */
export type LabelledQuestion = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError where a line is not of the format. */
export function parseQuestions(text: string): LabelledQuestion[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}

/** Most quotations that count, and most characters of them together. */
const SHOWN = { quotations: 3, chars: 600 };

/** True where the short answer alone says what must be said, nothing that must not, and is short. */
export function isShortRight(question: LabelledQuestion, answer: Answer): boolean {
  return question.answerable && answer.outcome === 'answered' && isRightShort(question, answer.short);
}

/** The same of bare words. */
export function isRightShort({ must, mustNot, maxShort, lang }: LabelledQuestion, short: string | null): boolean {
  if (short === null || [...short].length > maxShort * (lang === 'en' ? 2 : 1)) return false;
  const said = bare(short);
  return holds(said, must) && !mustNot.some((one) => said.includes(bare(one)));
}

/** True where a short answer is given that is not right. */
export function isShortWrong(question: LabelledQuestion, answer: Answer): boolean {
  return answer.outcome === 'answered' && answer.short !== null && !isShortRight(question, answer);
}

/** True where the asker was served: by a right short answer, or by quotations that hold the answer without a claim of ours. */
export function isServed(question: LabelledQuestion, answer: Answer): boolean {
  if (isShortRight(question, answer)) return true;
  const isQuoted = isQuoting(answer) && (answer.outcome !== 'answered' || answer.short === null);
  return isQuoted && quotationsHold(question, answer.citations);
}

/** True where the first quotations say what must be said. */
export function quotationsHold(
  { answerable, must }: Pick<LabelledQuestion, 'answerable' | 'must'>,
  citations: readonly Citation[],
): boolean {
  const shown = citations.slice(0, SHOWN.quotations).map(({ quote }) => quote);
  return answerable && says(shown.join(' ').slice(0, SHOWN.chars), must);
}

/** True where the outcome is right: an answerable question is served, another not answered. */
export function isRight(question: LabelledQuestion, answer: Answer): boolean {
  return question.answerable ? isServed(question, answer) : answer.outcome !== 'answered';
}

/** True where words say at least one of every group, folded, whatever their white space and commas. */
export function says(words: string, must: readonly (readonly string[])[]): boolean {
  return holds(bare(words), must);
}

function holds(said: string, must: readonly (readonly string[])[]): boolean {
  return must.every((group) => group.some((one) => said.includes(bare(one))));
}

/** Folded, without white space and commas. */
function bare(text: string): string {
  return foldText(text).replace(/[\s,、]/g, '');
}
