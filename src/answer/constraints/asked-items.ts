import { parseNumber } from '../../text/time/numbers.ts';

const DIGITS = '两二三四五六七八九十';
/** The number of things that are asked for by name: 哪三个县, 哪五点要求. */
const ASKED = new RegExp(
  `哪\\s*([${DIGITS}]|\\d{1,2})(?!\\d|[${DIGITS}年月日号天届次时点分]|十)|哪\\s*([${DIGITS}]|\\d)点(?!钟)`,
  'u',
);
/** Asks for all of a given number of things: 三个县分别是, 7家单位名单. */
const ALL_OF = new RegExp(
  `([${DIGITS}]|\\d{1,2})[个家名位项条种类所座](?:[^,。?]{0,8}?)(?:分别(?:是|为|叫)|名单|都叫什么|都是(?:谁|哪|什么))`,
  'u',
);
const BETWEEN = /[、,，;；]|以及|(?<=.)[和与及](?=.)/u;

/** The number of things that a folded question wants named; undefined if it gives no number or wants only one. */
export function askedItems(question: string): number | undefined {
  const [, first, second] = ASKED.exec(question) ?? [];
  const written = first ?? second ?? ALL_OF.exec(question)?.[1];
  if (written === undefined) return undefined;
  const count = parseNumber(written);
  return count !== undefined && count >= 2 ? count : undefined;
}

/** True if the words name fewer things than the question asks for. Such words are no answer, but may accompany one. */
export function lacksItems(question: string, words: string): boolean {
  const asked = askedItems(question);
  return asked !== undefined && words.split(BETWEEN).filter((item) => item.trim() !== '').length < asked;
}
