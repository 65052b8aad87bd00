import { type Random, shuffled } from '../random.ts';
import type { Rewording } from './rewordings.ts';

const DIGITS = '零一二三四五六七八九';

function trimmed(value: number): string {
  return String(Number(value.toFixed(6)));
}

/** Changes the scale: 12550元 to 1.255万元, 1.255万元 to 12550元, 752.6亿元 to 7526000万元. */
const otherScale: Rewording = (text, random) => {
  const found = random.pick([...text.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)(万|亿)?(?=[元人户个吨亩千公平])/g)]);
  if (!found) return undefined;
  const [whole, digits = '', scale] = found;
  const value = Number(digits);
  if (scale === '万' && value < 1000) return text.replace(whole, trimmed(value * 10_000));
  if (scale === '亿' && value < 10) return text.replace(whole, `${trimmed(value * 10_000)}万`);
  if (scale === undefined && value >= 10_000) return text.replace(whole, `${trimmed(value / 10_000)}万`);
  return undefined;
};

const SHARES: readonly (readonly [RegExp, string])[] = [
  [/50%以上|百分之五十以上/, '一半以上'],
  [/超过50%/, '超过一半'],
  [/50%/, '一半'],
  [/25%/, '四分之一'],
  [/20%/, '五分之一'],
  [/33%|33\.3%/, '三分之一'],
  [/100%/, '全部'],
  [/三分之二/, '约67%'],
  [/四分之三/, '75%'],
  [/三分之一/, '约33%'],
  [/一半/, '50%'],
  [/增长1倍|增加1倍|增长一倍|增加一倍/, '翻了一番'],
];

const share: Rewording = (text) => {
  for (const [pattern, other] of SHARES) if (pattern.test(text)) return text.replace(pattern, other);
  const percent = /(?<![\d.])(\d{1,2})%/.exec(text);
  return percent ? text.replace(percent[0], `百分之${inChinese(Number(percent[1]))}`) : undefined;
};

function inChinese(value: number): string {
  if (value < 10) return DIGITS[value] as string;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}

const UNITS: readonly (readonly [string, string, number])[] = [
  ['公里', '米', 1000],
  ['千米', '米', 1000],
  ['吨', '公斤', 1000],
  ['米', '厘米', 100],
  ['公顷', '亩', 15],
  ['年', '个月', 12],
  ['个星期', '天', 7],
  ['周', '天', 7],
  ['小时', '分钟', 60],
  ['天', '小时', 24],
  ['米', '公里', 0.001],
  ['公斤', '吨', 0.001],
  ['天', '周', 1 / 7],
  ['个月', '年', 1 / 12],
  ['分钟', '小时', 1 / 60],
];

/** Changes the unit: 1500米 to 1.5公里; for years only short spans. */
const otherUnit: Rewording = (text, random) => {
  for (const [from, to, times] of shuffled(UNITS, random)) {
    const found = new RegExp(`(?<![\\d.])(\\d+(?:\\.\\d+)?)${from}(?=[长高宽深重后内间以,;。]|$)`, 'u').exec(text);
    const value = Number(found?.[1]) * times;
    if (!found || (from === '年' && Number(found[1]) > 10) || value < 0.2 || value > 100_000) continue;
    if (Number(value.toFixed(3)) === Number(value.toFixed(9))) return text.replace(found[0], trimmed(value) + to);
  }
  return undefined;
};

/** Changes a percentage to a share: 62% to 六成以上, 超过六成 or 不到七成. */
const tenths: Rewording = (text, random) => {
  const found = /(?<![\d.至到-])(\d{2}(?:\.\d+)?)%(?!以|左右|多|至|到|-)/.exec(text);
  const value = Number(found?.[1]);
  if (
    !found ||
    value < 20 ||
    value > 97 ||
    /增|升|降|减|涨|跌|多|超|近|约|以上|不/.test(text.slice(Math.max(0, found.index - 4), found.index))
  )
    return undefined;
  const [low, exact] = [Math.floor(value / 10), value % 10 === 0];
  if (exact) return text.replace(found[0], random.next() < 0.5 ? `${DIGITS[low]}成` : `百分之${DIGITS[low]}十`);
  const options = [`${DIGITS[low]}成以上`, `超过${DIGITS[low]}成`, `${DIGITS[low]}成多`, `${low}0%以上`];
  if (low < 9) options.push(`不到${DIGITS[low + 1]}成`, `不足${low + 1}0%`);
  if (value > 50) options.push('一半以上', '过半', '超过一半', '超半数');
  else options.push('不到一半', '不足一半');
  return text.replace(found[0], random.pick(options) as string);
};

/** Rounds: 123456人 to 12万多人 or 12.3万余人; 2045元 to 2000多元 or 超过2000元. */
const rounded: Rewording = (text, random) => {
  const found = /(?<![\d.第至到-])(\d+(?:\.\d+)?)(万|亿)?(?=[元人户个名吨亩米公家座项])/.exec(text);
  const [whole, digits = '', scale = ''] = found ?? [];
  const value = Number(digits);
  if (
    !found ||
    whole === undefined ||
    value < 11 ||
    /多|余|约|近|超|至少|不|第|每/.test(text.slice(Math.max(0, found.index - 3), found.index))
  )
    return undefined;
  const step = 10 ** Math.floor(Math.log10(value));
  const low = Math.floor(value / step) * step;
  if (low === value) return undefined;
  const said = random.pick([
    `${low}多${scale}`,
    `${low}余${scale}`,
    `超过${low}${scale}`,
    `${low}${scale}多`,
  ]) as string;
  return text.replace(whole, scale === '' && said.endsWith('多') ? `${low}多` : said);
};

/** Writes dates in words: 1987年 as 一九八七年, 3月5日 as 三月五日. */
const otherYear: Rewording = (text) => {
  const year = /(?<!\d)([12]\d{3})年/.exec(text);
  if (year)
    return text.replace(
      year[0],
      `${[...(year[1] as string)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')}年`,
    );
  const day = /(?<!\d)(\d{1,2})月(\d{1,2})日/.exec(text);
  return day ? text.replace(day[0], `${inChinese(Number(day[1]))}月${inChinese(Number(day[2]))}日`) : undefined;
};

/** Changes 比上年增长 to 同比增长 or 较上年提高 …, and back. */
const sinceLastYear: Rewording = (text, random) => {
  const words = ['同比', '比上年', '比上年同期', '较上年', '与上年相比', '比去年同期', '较去年', '比去年'];
  const found = words.filter((word) => text.includes(word)).sort((a, b) => b.length - a.length)[0];
  return found && text.replace(found, random.pick(words.filter((word) => word !== found)) as string);
};

/** Writes figures in words: 17名 as 十七名, 43.5% as 百分之四十三点五. */
const inWords: Rewording = (text) => {
  const percent = /(?<![\d.])(\d{1,2})\.(\d)%/.exec(text);
  if (percent) return text.replace(percent[0], `百分之${inChinese(Number(percent[1]))}点${DIGITS[Number(percent[2])]}`);
  const small = /(?<![\d.,])([1-9]\d)(?=[个名家所座项条位届次户人岁天])/.exec(text);
  return small ? text.replace(small[0], inChinese(Number(small[1]))) : undefined;
};

/** Changes 三个 to 3个 and back. */
const otherDigits: Rewording = (text, random) => {
  const chinese = /([三四五六七八九])(?=[个名家所座项条位届次])/.exec(text);
  if (chinese && random.next() < 0.5) return text.replace(chinese[0], String(DIGITS.indexOf(chinese[1] as string)));
  const small = /(?<![\d.,])([3-9])(?=[个名家所座项条位届次])/.exec(text);
  return small ? text.replace(small[0], DIGITS[Number(small[1])] as string) : undefined;
};

const COUNTED =
  /(\d+(?:\.\d+)?[万亿]?(?:多|余)?)(个|名|家|所|座|项|条)?((?![年月日天岁时分])\p{Script=Han}{2,4}?)(户|县|村|人|国|市|省|校|岛|镇|乡|队)(?!\p{Script=Han}{0,1}均)/u;

/** Drops the kind of a counted thing: 180万脱贫户 to 180万户, 832个贫困县 to 832个县. */
const withoutKind: Rewording = (text) => {
  const found = COUNTED.exec(text);
  return found ? text.replace(found[0], `${found[1]}${found[2] ?? ''}${found[4]}`) : undefined;
};

/** Drops the number before a list; the change from A、B和C to 三个地方:A、B和C is left to the rule that counts. */
const withoutCount: Rewording = (text) => {
  const found = /[三四五六七八九十\d]+(?:个|家|位|名|项|大)(?:方面|单位|部门|县|市|国家|地区|城市|学校|人)?[:,]/u.exec(
    text,
  );
  return found ? text.replace(found[0], ':') : undefined;
};

const FIGURE_WORDINGS: readonly Rewording[] = [
  otherScale,
  share,
  share,
  otherDigits,
  withoutKind,
  withoutKind,
  withoutCount,
  otherUnit,
  tenths,
  tenths,
  rounded,
  otherYear,
  inWords,
  sinceLastYear,
];

/** Number of tries, because most sentences contain few kinds of figures. */
const TRIES = 6;

export function otherFigures(text: string, random: Random): string | undefined {
  for (const reword of shuffled(FIGURE_WORDINGS, random).slice(0, TRIES)) {
    const other = reword(text, random);
    if (other !== undefined && other !== text) return other;
  }
  return undefined;
}
