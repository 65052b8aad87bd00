import type { Random } from '../random.ts';
import type { Rewording } from './rewordings.ts';

const DIGITS = '零一二三四五六七八九';

function trimmed(value: number): string {
  return String(Number(value.toFixed(6)));
}

/** 12550元 as 1.255万元, 1.255万元 as 12550元, 752.6亿元 as 7526000万元. */
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
  const percent = /(\d{1,2})%/.exec(text);
  return percent ? text.replace(percent[0], `百分之${inChinese(Number(percent[1]))}`) : undefined;
};

function inChinese(value: number): string {
  if (value < 10) return DIGITS[value] as string;
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}

/** 三个 as 3个 and back. */
const otherDigits: Rewording = (text, random) => {
  const chinese = /([三四五六七八九])(?=[个名家所座项条位届次])/.exec(text);
  if (chinese && random.next() < 0.5) return text.replace(chinese[0], String(DIGITS.indexOf(chinese[1] as string)));
  const small = /(?<![\d.,])([3-9])(?=[个名家所座项条位届次])/.exec(text);
  return small ? text.replace(small[0], DIGITS[Number(small[1])] as string) : undefined;
};

const COUNTED =
  /(\d+(?:\.\d+)?[万亿]?(?:多|余)?)(个|名|家|所|座|项|条)?(\p{Script=Han}{2,4}?)(户|县|村|人|国|市|省|校|岛|镇|乡|队)(?!\p{Script=Han}{0,1}均)/u;

/** 180万脱贫户 as 180万户, 832个贫困县 as 832个县. */
const withoutKind: Rewording = (text) => {
  const found = COUNTED.exec(text);
  return found ? text.replace(found[0], `${found[1]}${found[2] ?? ''}${found[4]}`) : undefined;
};

/** How many stand in a list, said in front: A、B和C as 三个地方:A、B和C is left to the rule that counts. */
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
];

export function otherFigures(text: string, random: Random): string | undefined {
  return random.pick(FIGURE_WORDINGS)?.(text, random);
}
