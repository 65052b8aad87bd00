const MONTHS = [
  'january jan',
  'february feb',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sept sep',
  'october oct',
  'november nov',
  'december dec',
];
const MONTH_NUMBERS = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
const MONTH = `(?<month>${[...MONTH_NUMBERS.keys()].join('|')})\\.?`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?<year>\\d{4})';
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const HAN_DIGITS = '零一二三四五六七八九';

/** A piece of English and its Chinese, made by rule. */
export interface Conversion {
  readonly start: number;
  readonly end: number;
  /** Ways to write it in Chinese, the usual one first. */
  readonly chinese: readonly string[];
}

interface Rule {
  readonly pattern: RegExp;
  readonly convert: (groups: Readonly<Record<string, string>>) => readonly string[];
}

const num = (text: string | undefined) => Number((text ?? '').replace(/,/g, ''));
const monthOf = (groups: Readonly<Record<string, string>>) => MONTH_NUMBERS.get(groups['month'] ?? '') ?? 0;

const RULES: readonly Rule[] = [
  rule(`${MONTH} ${DAY}(?:,? ${YEAR})\\b`, (g) => [`${g['year']}年${monthOf(g)}月${num(g['day'])}日`]),
  rule(`${DAY}(?: of)? ${MONTH},? ${YEAR}\\b`, (g) => [`${g['year']}年${monthOf(g)}月${num(g['day'])}日`]),
  rule(`${MONTH},? (?:of )?${YEAR}\\b`, (g) => [`${g['year']}年${monthOf(g)}月`]),
  rule(`${MONTH} ${DAY}\\b(?! ?%)`, (g) => [`${monthOf(g)}月${num(g['day'])}日`]),
  rule(`${DAY}(?: of)? ${MONTH}(?![a-z])`, (g) => [`${monthOf(g)}月${num(g['day'])}日`]),
  rule(`(?<=\\b(?:in|of|since|by|until|last|this|next|early|late|mid) )${MONTH}(?![a-z])`, (g) => [`${monthOf(g)}月`]),
  rule(`${YEAR}-(?<m>\\d{1,2})-(?<d>\\d{1,2})\\b`, (g) => [`${g['year']}年${num(g['m'])}月${num(g['d'])}日`]),
  rule('(?<from>1\\d{3}|20\\d{2}) ?[-–] ?(?<to>1\\d{3}|20\\d{2})\\b', (g) => [`${g['from']}年至${g['to']}年`]),
  rule("(?:the )?(?<c>1\\d|20)(?<t>\\d0)'?s\\b", (g) => [
    `${num(g['c']) + 1}世纪${g['t']}年代`,
    `${g['c']}${g['t']}年代`,
  ]),
  rule('(?<n>\\d{1,2})(?:st|nd|rd|th)[ -]century\\b', (g) => [`${g['n']}世纪`, `${hanNumber(num(g['n']))}世纪`]),
  rule(`(?<o>${ORDINALS.join('|')})[ -]century\\b`, (g) => {
    const n = ORDINALS.indexOf(g['o'] ?? '') + 1;
    return [`${n}世纪`, `${hanNumber(n)}世纪`];
  }),
  rule('since (?<n>[12]\\d{3})\\b', (g) => [`${g['n']}年以来`]),
  rule('(?:before|prior to) (?<n>[12]\\d{3})\\b', (g) => [`${g['n']}年以前`]),
  rule('(?:past|last|recent) (?<n>\\d{1,2}|[a-z]+) (?<u>year|month|week|day)s\\b', (g) =>
    recent(g['n'] ?? '', g['u'] ?? ''),
  ),
  rule('(?<w>last|this|next|current) (?<u>year|month|week)\\b', (g) => relativeSpan(g['w'] ?? '', g['u'] ?? '')),
  rule('(?<w>today|yesterday|tomorrow)\\b', (g) => [
    { today: '今天', yesterday: '昨天', tomorrow: '明天' }[g['w'] ?? ''] ?? '',
  ]),
  rule('q(?<q>[1-4])(?: of)? (?<year>\\d{4})\\b', (g) => [`${g['year']}年第${HAN_DIGITS.charAt(num(g['q']))}季度`]),
  rule(`(?<o>${ORDINALS.slice(0, 4).join('|')}) quarter of ${YEAR}\\b`, (g) => [
    `${g['year']}年第${HAN_DIGITS.charAt(ORDINALS.indexOf(g['o'] ?? '') + 1)}季度`,
  ]),
  rule('(?<n>\\d[\\d,]{0,20}(?:\\.\\d+)?) (?<s>thousand|million|billion|trillion)\\b', (g) =>
    amounts(num(g['n']) * (SCALES[g['s'] ?? ''] ?? 1)),
  ),
  rule('(?<n>\\d[\\d,]{0,20}(?:\\.\\d+)?) ?(?:%|percent\\b|per cent\\b)', (g) => [
    `${num(g['n'])}%`,
    `百分之${num(g['n'])}`,
  ]),
  rule(
    '(?<=\\b(?:in|year|of|since|from|during|by|until|after|before|to|for|the) )(?<n>1[0-9]\\d{2}|20\\d{2})\\b(?![,.]\\d)',
    (g) => [`${g['n']}年`],
  ),
  rule('(?<n>\\d{5,20}|\\d{1,3}(?:,\\d{3}){1,6})\\b(?!\\.\\d)', (g) => amounts(num(g['n']))),
  rule('(?<n>\\d{1,3})(?:st|nd|rd|th)\\b', (g) => [`第${num(g['n'])}`, `第${hanNumber(num(g['n']))}`]),
  rule(`(?<o>${ORDINALS.join('|')})\\b`, (g) => ordinals(ORDINALS.indexOf(g['o'] ?? '') + 1)),
  rule(`(?<t>${TENS.join('|')})(?:[ -](?<o>${SMALL.slice(1, 10).join('|')}))?\\b`, (g) =>
    counts((TENS.indexOf(g['t'] ?? '') + 2) * 10 + Math.max(0, SMALL.indexOf(g['o'] ?? ''))),
  ),
  rule(`(?<o>${SMALL.slice(2).join('|')})\\b`, (g) => counts(SMALL.indexOf(g['o'] ?? ''))),
];

/**
 * Chinese for the dates, periods, amounts, percentages, counts and ordinals of a lower-case English text, in text
 * order.
 */
export function convertNumbers(lower: string): Conversion[] {
  const found: Conversion[] = [];
  for (let at = 0; at < lower.length; ) {
    const conversion =
      /[a-z\d]/.test(lower.charAt(at)) && !/[a-z\d]/.test(lower.charAt(at - 1)) ? convertAt(lower, at) : undefined;
    if (conversion === undefined) at++;
    else {
      found.push(conversion);
      at = conversion.end;
    }
  }
  return found;
}

function convertAt(lower: string, at: number): Conversion | undefined {
  for (const { pattern, convert } of RULES) {
    pattern.lastIndex = at;
    const match = pattern.exec(lower);
    const chinese = match === null ? [] : convert(match.groups ?? {});
    if (match !== null && chinese.length > 0) return { start: at, end: at + match[0].length, chinese };
  }
  return undefined;
}

function rule(pattern: string, convert: Rule['convert']): Rule {
  return { pattern: new RegExp(pattern, 'y'), convert };
}

/** 3,500,000 → 350万, 3500000; 1,200,000,000 → 12亿. */
function amounts(value: number): string[] {
  const written = [String(value)];
  if (value >= 1e8) written.unshift(`${trim(value / 1e8)}亿`);
  else if (value >= 1e4) written.unshift(`${trim(value / 1e4)}万`);
  return written;
}

function trim(value: number): string {
  return String(Math.round(value * 1e4) / 1e4);
}

function counts(value: number): string[] {
  return [String(value), hanNumber(value), ...(value === 2 ? ['两'] : [])];
}

function ordinals(value: number): string[] {
  const plain = [`第${hanNumber(value)}`, `第${value}`];
  return value === 1 ? [...plain, '首次', '首'] : plain;
}

/** Han numeral for 0 to 99. */
function hanNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 && value > 0 ? '' : HAN_DIGITS.charAt(value % 10);
  if (tens === 0) return HAN_DIGITS.charAt(value);
  return `${tens === 1 ? '' : HAN_DIGITS.charAt(tens)}十${ones}`;
}

function recent(count: string, unit: string): string[] {
  const value = /\d/.test(count) ? Number(count) : count === 'few' || count === 'several' ? 3 : SMALL.indexOf(count);
  const units: Readonly<Record<string, string>> = { year: '年', month: '个月', week: '周', day: '天' };
  return value < 1 ? [] : [`近${value}${units[unit] ?? ''}`];
}

function relativeSpan(which: string, unit: string): string[] {
  const words: Readonly<Record<string, readonly string[]>> = {
    year: ['去年', '今年', '明年'],
    month: ['上个月', '本月', '下个月'],
    week: ['上周', '本周', '下周'],
  };
  const found = words[unit]?.[which === 'last' ? 0 : which === 'next' ? 2 : 1];
  return found === undefined ? [] : [found];
}
