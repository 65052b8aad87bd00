import type { Analysis, NumberMention } from '../../model/analysis.ts';
import { type Span, slice } from '../../model/span.ts';
import { placesIn } from '../../text/names/places.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { cutWords } from '../../text/words/segment.ts';
import { perObject } from '../passages/article-texts.ts';
import { countedThing } from './counted-thing.ts';
import { type AskedPost, askedPost, postAgreement } from './post.ts';
import { askedQuantity, isOtherQuantity, type Quantity } from './quantity.ts';

const ONE_THING: readonly Analysis['kind'][] = ['who', 'when', 'where', 'how-many'];
/** Matches words that continue into the next sentence. */
const OVER_A_SENTENCE = /[。!?;].|\n/;
/** Words whose number comes only after nine other characters; they are about something else. */
const NUMBER_FAR_BEHIND = /^[^\d一二三四五六七八九十百千万亿两半零几数]{9}/;
/** Words that ask for the things named right after them: 哪些县, 哪三個縣. */
const ASKING = /(?:哪些|哪几|哪[一二两三四五六七八九十\d]+|哪|什么)个?(?=\s*\p{Script=Han})/u;
/** A number of things whose names are asked for: 三个县叫什么名字. */
const NAMED =
  /[二两三四五六七八九十\d]+个(\p{Script=Han}{1,4}?)(?:都|分别)?(?:叫什么|叫啥|是什么|有什么|是(?=[?？]?$))/u;
/** Nouns for places that the gazetteer lists completely. */
const REGIONS: ReadonlySet<string> = new Set('县 县市 市县 区县 县区 省 省份 省市 省区'.split(' '));
/** 谁 before the verb of which it is the subject: 谁主持了, 由谁主持召开. */
const SUBJECT = /谁(?=\p{Script=Han})/u;
const YEAR = /哪一?年|几几年/;
/** Matched separately, because 每年 also answers 多久考核一次. */
const HOW_LONG = /多久|多长时间/;
const HAS_YEAR = /\d{4}|\d{2}年|[〇零一二三四五六七八九]{2,4}年|[去今前明当同昨翌]年|年代|世纪|[元末]年/;
/** Deliberately wide, because 战国时期, 婚后 and 次日清晨 are times too. */
const HAS_MOMENT = /[\d年月日号时点代朝期间初末后前春夏秋冬晨晚早午夜天周节]|世纪/;
/** Questions for a day; a year or an age does not answer them. */
const DAY = /哪一?[天日]|几月几[日号]|几号|何日/;
const HAS_DAY =
  /[\d一二三四五六七八九十][日号]|[当今昨明前后同即次翌某生][天日]|\d[-/.]\d|[天夕节旬末初]$|星期|周[一二三四五六日末]|除夕|元旦/;
const HAS_NUMBER = /[\d一二三四五六七八九十百千万亿两半零]/;
/** Measure words that may replace one another for the same things. */
const MEASURES_OF_ALL = '个名位人';
/** A bare count gives the number of things and does not name them. */
const BARE_COUNT = /^[\d一二两三四五六七八九十百]+[个家名位项种类所座](?:单位|部门)?$/;
/** A number with the words after it, up to the next number. */
const COUNT = /[\d.]+[^\d]{0,20}/;
/** Words that may stand between a person and the verb. */
const TITLES = ['同志', '先生', '女士', '等'];

/** Demands that the wording of a question makes on its answer and that the reader did not learn. */
export interface AnswerConstraints {
  /** True if it asks for a person, time, place or number, which is words of one sentence. */
  readonly isOneThing: boolean;
  readonly isNumber: boolean;
  /** True if it asks for a length of time; a year of the calendar does not answer that. */
  readonly isDuration: boolean;
  /** True if the answer must name Chinese counties or provinces. */
  readonly regions: boolean;
  /** Pattern of the number, date or year that the answer must hold; undefined if it needs none. */
  readonly figure: RegExp | undefined;
  /** Numbers in the question itself (461个伤者中有几名警察); the answer is none of them. */
  readonly given: readonly NumberMention[];
  /** The quantity that its numbers must measure; undefined if the wording does not say. */
  readonly quantity: Quantity | undefined;
  /** The last word of the counted thing (先进集体: 集体); undefined if there is none. */
  readonly counted: string | undefined;
  /** True if it asks for several things by name. */
  readonly several: boolean;
  /** The post whose holder is asked for. */
  readonly post: AskedPost | undefined;
  /** The verb right after the person that is asked for; undefined if there is none. */
  readonly verb: string | undefined;
  /** Forms of the bodies that a question for a person names. */
  readonly bodies: readonly string[];
}

/** The demands of a question on its answer, worked out once a question. */
export const answerConstraintsOf = perObject(constraintsOf);

function constraintsOf({ chinese: written, kind, names, numbers, translated }: Analysis): AnswerConstraints {
  // A translation has spaces between its words, and the patterns have none.
  const chinese = translated ? written.replace(/\s+/g, '') : written;
  const asked = ASKING.exec(chinese);
  const noun = NAMED.exec(chinese)?.[1] ?? (asked && cutWords(chinese.slice(asked.index + asked[0].length))[0]);
  const subject = kind === 'who' ? SUBJECT.exec(chinese) : null;
  const verb = subject ? cutWords(chinese.slice(subject.index + 1))[0] : undefined;
  return {
    isOneThing: ONE_THING.includes(kind),
    isNumber: kind === 'how-many',
    isDuration: kind === 'how-many' && chinese.includes('多少年'),
    regions: REGIONS.has(noun ?? ''),
    figure: figureOf(chinese, kind),
    given: kind === 'how-many' ? numbers : [],
    quantity: kind === 'how-many' ? askedQuantity(chinese) : undefined,
    counted: kind === 'how-many' ? countedThing(chinese) : undefined,
    several: kind === 'list',
    post: askedPost(chinese, !translated),
    verb: verb && verb.length > 1 ? verb : undefined,
    bodies: kind === 'who' ? names.filter((name) => name.kind === 'body').flatMap(({ forms }) => forms) : [],
  };
}

function figureOf(chinese: string, kind: Analysis['kind']): RegExp | undefined {
  if (YEAR.test(chinese)) return HAS_YEAR;
  if (kind === 'when' && DAY.test(chinese)) return HAS_DAY;
  if (HOW_LONG.test(chinese)) return HAS_MOMENT;
  if (kind === 'how-many') return HAS_NUMBER;
  return kind === 'when' ? HAS_MOMENT : undefined;
}

/**
 * Agreement of a span of folded text with the constraints, −1 to 3. It is −1 if the span cannot be the kind of thing
 * asked for: no region or figure though one is needed, a figure of another quantity, the deputy instead of the head. It
 * gains a point each for regions that are asked for, a count of the right thing, and a place after the post, before
 * the verb, or in one clause with the body; it loses half a point if it only repeats the body.
 */
export function agreement(constraints: AnswerConstraints, text: string, span: Span): number {
  const { regions, figure, given, quantity, counted, several } = constraints;
  const words = slice(text, span);
  if (constraints.isOneThing && OVER_A_SENTENCE.test(words)) return -1;
  if (several && BARE_COUNT.test(words)) return -1;
  if (regions && !isRegionAbroad(words)) return placesIn(words).length > 0 ? 1 : -1;
  if (figure && !figure.test(words)) return -1;
  if (constraints.isDuration && isCalendarYear(words)) return -1;
  if (constraints.isNumber && NUMBER_FAR_BEHIND.test(words)) return -1;
  if (given.length > 0 && repeats(given, words)) return -1;
  if (quantity && isOtherQuantity(quantity, text, span)) return -1;
  if (counted !== undefined)
    return COUNT.exec(text.slice(span.start))?.[0].includes(counted) && /\d/.test(words) ? 1 : 0;
  return figure ? 0 : personAgreement(constraints, text, span);
}

/** True if all numbers of the words stand in the question with the same kind of unit. */
function repeats(given: readonly NumberMention[], words: string): boolean {
  const said = numbersIn(words);
  const isGiven = ({ value, unit }: NumberMention) =>
    given.some(
      (one) =>
        one.value === value &&
        value > 1 &&
        (one.unit === unit || [one.unit, unit].every((measure) => MEASURES_OF_ALL.includes(measure))),
    );
  return said.length > 0 && said.every(isGiven);
}

/** The gazetteer knows only the counties and provinces of China, so a region abroad cannot be checked. */
function isRegionAbroad(words: string): boolean {
  return placesIn(words).length === 0 && '县郡州省'.includes(words.at(-1) ?? ' ');
}

/** 2003年 alone is a year; 2000年 may be a period of two thousand years. */
function isCalendarYear(words: string): boolean {
  const said = numbersIn(words);
  return (
    said.length > 0 && said.every(({ value, unit }) => unit === '年' && value > 1500 && value < 2100 && value % 100 > 0)
  );
}

function personAgreement({ post, verb, bodies }: AnswerConstraints, text: string, span: Span): number {
  const fit = post ? postAgreement(post, text, span) : 0;
  if (fit < 0) return fit;
  if (bodies.some((form) => slice(text, span).includes(form))) return -0.5;
  const title = TITLES.find((one) => text.startsWith(one, span.end)) ?? '';
  const acts = verb !== undefined && text.startsWith(verb, span.end + title.length);
  const clause =
    text
      .slice(0, span.end)
      .split(/[,;。!?\n]/)
      .at(-1) ?? '';
  // After 、 comes a further item of a list, perhaps a body, and not the holder of a post.
  const isListed = text.charAt(span.start - 1) === '、';
  const belongs = !isListed && bodies.some((form) => clause.includes(form));
  return fit + (acts ? 1 : 0) + (belongs ? 1 : 0);
}
