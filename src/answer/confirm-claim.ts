import type { Answered } from '../model/answer.ts';
import type { Language } from '../model/question.ts';
import type { Claim } from '../question/yes-no.ts';
import { foldText } from '../text/script/fold.ts';
import { numbersIn } from '../text/time/numbers.ts';

const VERDICTS: Readonly<Record<Language, readonly [yes: string, no: string]>> = {
  'zh-Hans': ['是：', '不是：'],
  'zh-Hant': ['是：', '不是：'],
  en: ['Yes: ', 'No: '],
};

/** Turns the answer to a claim's question into an answer to the claim: 是 or 不是, followed by the proven words. */
export function confirmClaim(claim: Claim, answer: Answered): Answered {
  if (answer.short === null) return answer;
  const [yes, no] = VERDICTS[answer.language];
  return { ...answer, short: `${agrees(claim, foldText(answer.short)) ? yes : no}${answer.short}` };
}

function agrees({ value, claimed }: Claim, short: string): boolean {
  if (value === null) return short.includes(claimed);
  return numbersIn(short).some((number) => number.value === value);
}
