import { z } from 'zod';
import { type Answer, type Citation, isQuoting } from '../model/answer.ts';
import { isDay } from '../model/day.ts';
import { foldText } from '../text/script/fold.ts';

const schema = z.object({
  id: z.string(),
  question: z.string(),
  type: z.string().default('other'),
  answerable: z.boolean(),
  /** Id of the article with the answer. */
  article: z.string().optional(),
  must: z.array(z.array(z.string())).default([]),
  /** Words that a short answer must not contain: a neighbour's name, a part's figure. */
  mustNot: z.array(z.string()).default([]),
  /** Longest short answer in code points; double for an English answer, which gives names twice. */
  maxShort: z.number().default(40),
  lang: z.enum(['zh-Hans', 'zh-Hant', 'en']).default('zh-Hans'),
  /** True if no short answer can be complete; such questions are counted separately. */
  broad: z.boolean().default(false),
  /** The day on which it is asked, if it mentions today or this year. */
  now: z.string().refine(isDay).optional(),
  /** Free labels of labelled sets. */
  class: z.string().optional(),
  split: z.string().optional(),
});

/** A labelled question: a right answer contains one alternative of every group of `must`. */
export type LabelledQuestion = z.infer<typeof schema>;

/** @throws ZodError or SyntaxError if a line has another format. */
export function parseQuestions(text: string): LabelledQuestion[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => schema.parse(JSON.parse(line)));
}

/** Number of quotations that count, and their largest total length in characters. */
const SHOWN = { quotations: 3, chars: 600 };

/** True if the short answer alone contains the required words, no forbidden ones, and is short. */
export function isShortRight(question: LabelledQuestion, answer: Answer): boolean {
  return question.answerable && answer.outcome === 'answered' && isRightShort(question, answer.short);
}

/** The same for bare words. */
export function isRightShort({ must, mustNot, maxShort, lang }: LabelledQuestion, short: string | null): boolean {
  if (short === null || [...short].length > maxShort * (lang === 'en' ? 2 : 1)) return false;
  const said = bare(short);
  return holds(said, must) && !mustNot.some((one) => said.includes(bare(one)));
}

/** True if a wrong short answer is given. */
export function isShortWrong(question: LabelledQuestion, answer: Answer): boolean {
  return answer.outcome === 'answered' && answer.short !== null && !isShortRight(question, answer);
}

/**
 * True if the asker was served: by a right short answer, or by quotations that contain the answer without a short
 * answer.
 */
export function isServed(question: LabelledQuestion, answer: Answer): boolean {
  if (isShortRight(question, answer)) return true;
  const isQuoted = isQuoting(answer) && (answer.outcome !== 'answered' || answer.short === null);
  return isQuoted && quotationsHold(question, answer.citations);
}

/** True if the first quotations contain the required words. */
export function quotationsHold(
  { answerable, must }: Pick<LabelledQuestion, 'answerable' | 'must'>,
  citations: readonly Citation[],
): boolean {
  const shown = citations.slice(0, SHOWN.quotations).map(({ quote }) => quote);
  return answerable && says(shown.join(' ').slice(0, SHOWN.chars), must);
}

/** True if the outcome is right: an answerable question is served, any other is not answered. */
export function isRight(question: LabelledQuestion, answer: Answer): boolean {
  return question.answerable ? isServed(question, answer) : answer.outcome !== 'answered';
}

/** True if the words contain at least one alternative of every group, folded, whatever their white space and commas. */
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
