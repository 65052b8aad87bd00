import type { Analysis } from '../model/analysis.ts';
import { type Span, slice } from '../model/span.ts';
import { datesIn } from '../text/time/dates.ts';
import { numbersIn } from '../text/time/numbers.ts';
import { personNamesIn } from '../text/words/segment.ts';

/** A fact that somebody wants confirmed, as a question for it (表彰了100个集体吗: 表彰了多少个集体, 100). */
export interface Claim {
  /** The question that asks for the claimed fact. */
  readonly question: string;
  /** The claimed answer, folded. */
  readonly claimed: string;
  /** The claimed number; null for a year or person. */
  readonly value: number | null;
}

/** Words that turn a statement into a question: at its end, and inside it. */
const ENDING = /(?:,?(?:对不对|是不是|是真的|真的|对|是)?[吗么嘛]|,?(?:对不对|是不是))[\s?。!]*$/;
const DOUBTS = /是不是|是否|有没有/;
const PLAIN: Readonly<Record<string, string>> = { 是不是: '是', 是否: '', 有没有: '有' };
/** Words that ask for something else. */
const ASKS = /谁|什么|哪|多少|几[个名位家项人月年号天]|怎|如何|为何|何时/;

/** A claimed year (是2021年召开的, 会议开在2021年), and not one that only identifies the thing (2021年的会议开完了). */
const CLAIMED_YEAR = /(?<=是在?|于|到|自|从)(?:19|20)\d\d年|(?<!\d)(?:19|20)\d\d年(?=的?[\s?。!]*$)/g;

/** A fast test: true if a typed question may contain a claim. */
export function mayClaim(text: string): boolean {
  return /[吗嗎么麼嘛]|是不是|是否|有没有|有沒有|对不对|對不對/.test(text);
}

/**
 * The claim of a Chinese yes-no question: its last number, else its only year, else its only person. Undefined if it
 * claims none of these, asks something else as well, or is not a yes-no question.
 */
export function claimOf({ chinese, translated, dates, question }: Analysis): Claim | undefined {
  if (translated || ASKS.test(chinese) || !(ENDING.test(chinese) || DOUBTS.test(chinese))) return undefined;
  const statement = chinese.replace(ENDING, '').replace(DOUBTS, (doubt) => PLAIN[doubt] ?? '');
  const isDated = ({ start, end }: Span) =>
    datesIn(statement, question.now).some(({ span }) => span.start < end && start < span.end);
  const number = numbersIn(statement)
    .filter(({ span, unit }) => unit !== '' && !isDated(span))
    .at(-1);
  if (number)
    return { ...claim(statement, number.span, asksHowMany(slice(statement, number.span))), value: number.value };
  const years = dates.length === 1 ? [...statement.matchAll(CLAIMED_YEAR)] : [];
  const [year] = years;
  if (year) return claim(statement, { start: year.index, end: year.index + year[0].length }, '哪一年');
  const persons = personNamesIn(statement);
  const [person] = persons;
  return person && persons.length === 1 ? claim(statement, person, '谁') : undefined;
}

function claim(statement: string, span: Span, asking: string): Claim {
  const question = `${statement.slice(0, span.start)}${asking}${statement.slice(span.end)}?`;
  return { question, claimed: slice(statement, span), value: null };
}

/** 多少 asks for both 100 and 180万, because the scale is part of the answer. */
function asksHowMany(written: string): string {
  return written.startsWith('百分之') ? '百分之多少' : '多少';
}
