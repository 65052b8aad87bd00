import { type Random, shuffled } from '../random.ts';
import type { Edit } from './edits.ts';
import { swapped, wrong } from './marked.ts';
import { replaceAt } from './words.ts';

const FIGURE = /(?<![\d.])\d+(?:\.\d+)?|[二三四五六七八九十]+(?=[个名家所座项条位届次年月日万亿])/gu;

const otherFigure: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(FIGURE)]);
  if (!found) return undefined;
  return replaceAt(claim, found.index, found[0].length, wrong(nearFigure(found[0], random)));
};

function nearFigure(figure: string, random: Random): string {
  if (!/^\d/.test(figure)) return random.pick([...'二三四五六七八九十'].filter((one) => one !== figure)) as string;
  const at = Math.floor(random.next() * figure.length);
  if (!/\d/.test(figure[at] as string) || random.next() < 0.3) {
    const value = Number(figure);
    const other = value < 20 ? value + 1 + Math.floor(random.next() * 4) : value * (1.1 + random.next());
    return String(figure.includes('.') ? Number(other.toFixed(1)) : Math.round(other));
  }
  const digit = (Number(figure[at]) + 1 + Math.floor(random.next() * 8)) % 10;
  return replaceAt(figure, at, 1, String(digit === 0 && at === 0 ? 1 : digit));
}

/** Replaces a figure by one of the neighbouring sentences or of the sentence itself. */
const figureFromElsewhere: Edit = (claim, { near, proof }, random) => {
  const found = random.pick([...claim.matchAll(FIGURE)]);
  if (!found) return undefined;
  const pool = [proof, proof, ...near].flatMap((text) => [...text.matchAll(FIGURE)].map(([figure]) => figure));
  const other = random.pick(pool.filter((figure) => figure !== found[0] && !claim.includes(figure)));
  return other && replaceAt(claim, found.index, found[0].length, wrong(other));
};

/** Swaps two digits: 3.62万 becomes 3.26万. */
const turnedDigits: Edit = (claim, _, random) => {
  const found = random.pick([...claim.matchAll(/\d[\d.]*\d/g)]);
  const digits = [...(found?.[0] ?? '')];
  const at = random.pick(
    digits.flatMap((digit, i) => (/\d\d/.test(digit + (digits[i + 1] ?? '')) && digit !== digits[i + 1] ? [i] : [])),
  );
  if (!found || at === undefined || (at === 0 && digits[1] === '0')) return undefined;
  [digits[at], digits[at + 1]] = [digits[at + 1] as string, digits[at] as string];
  return replaceAt(claim, found.index, found[0].length, wrong(digits.join('')));
};

/** Adds 超过 before a figure, 以上 after it and the like, which mean more or less than it. */
const otherBound: Edit = (claim, _, random) => {
  const found = random.pick([
    ...claim.matchAll(/(?<![\d.超过多于少至近约第])\d+(?:\.\d+)?(?:%|[万亿]?(?:元|人|户|米|公里|吨|亩|个))/gu),
  ]);
  if (!found) return undefined;
  const [word, behind] = random.pick([
    ['超过', ''],
    ['不到', ''],
    ['不足', ''],
    ['至多', ''],
    ['不止', ''],
    ['', '以下'],
    ['', '以上'],
    ['远超', ''],
  ] as const) ?? ['', ''];
  return replaceAt(claim, found.index, found[0].length, (word && wrong(word)) + found[0] + (behind && wrong(behind)));
};

const otherUnit: Edit = (claim, _, random) => {
  const found = random.pick([
    ...claim.matchAll(/(?<=\d)(?:万|亿|%|万亿|年|个月|天|小时|公里|米|公斤|吨|亩|元|户|人|名|个)/g),
  ]);
  if (!found) return undefined;
  const others = ['万', '亿', '%', '年', '个月', '天', '公里', '米', '吨', '万元', '户', '人'];
  return replaceAt(
    claim,
    found.index,
    found[0].length,
    wrong(random.pick(others.filter((one) => one !== found[0])) as string),
  );
};

/** Swaps two figures of the claim. */
const swappedFigures: Edit = (claim, _, random) => {
  const found = shuffled([...claim.matchAll(/(?<![\d.])\d+(?:\.\d+)?[万亿%]?/g)], random);
  const [one] = found;
  const other = found.find((match) => match[0] !== one?.[0]);
  return one && other && swapped(claim, [one.index, one[0]], [other.index, other[0]]);
};

export const FIGURE_EDITS = {
  otherFigure,
  figureFromElsewhere,
  turnedDigits,
  otherBound,
  otherUnit,
  swappedFigures,
} as const satisfies Readonly<Record<string, Edit>>;
