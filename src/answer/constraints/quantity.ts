import type { Span } from '../../model/span.ts';
import { numbersIn } from '../../text/time/numbers.ts';
import { cutWords } from '../../text/words/segment.ts';

/** The quantity that a number measures, judged by its unit; `count` is for single things with a measure word. */
export type Quantity = 'money' | 'share' | 'people' | 'households' | 'time' | 'area' | 'length' | 'mass' | 'count';

type Words = Readonly<Partial<Record<Quantity, string>>>;

/** Units of each quantity in folded text. */
const UNITS: Words = {
  money: '元 人民币 美元 欧元 日元 英镑 港元 澳元',
  share: '% 个百分点 成 倍',
  people: '人 人次 名 位',
  households: '户',
  time: '年 月 日 天 小时 分钟 秒 周 岁',
  area: '亩 亿亩 公顷 平方公里 平方千米 平方米',
  length: '公里 千米 米 厘米 毫米',
  mass: '公斤 公吨 吨 克',
  count: '家 个 项 条 次 届 种 类 座 所 件 部 台 辆 架 艘 支 批 场 期 县 市 省 村 乡 镇 国 首 本 集 枚 颗 艇',
};
const quantityOfUnit: ReadonlyMap<string, Quantity> = new Map(
  entriesOf(UNITS).flatMap(([quantity, units]) => units.map((unit) => [unit, quantity])),
);

/** Words that name a quantity, or that its name ends with (多少财政援助资金, 生产总值是多少); the first match counts. */
const THINGS: Words = {
  money:
    '元 钱 资金 金额 款 款项 经费 投资 投资额 预算 产值 生产总值 余额 利润 补贴 津贴 费 费用 奖金 营收 价格 票房 造价 售价',
  share: '% 百分之 百分点 占比 比例 比重 率 增速 增幅',
  people: '人 人次 人口 名',
  households: '户',
  area: '亩 公顷 平方公里 平方米 面积 占地',
  length: '公里 千米 里程 身高 海拔 距离 长度 宽度 深度 直径 体长',
  mass: '吨 公斤 产量 体重 重量',
};
const things = entriesOf(THINGS);

function entriesOf(words: Words): (readonly [Quantity, readonly string[]])[] {
  return Object.entries(words).map(([quantity, list]) => [quantity as Quantity, list.split(' ')]);
}

/** The thing after 多少 or 几, and the thing before 是多少. */
const BEHIND = /(?:多少|几[十百千万]?)(?:的|万|亿|个|名|位)?(\p{Script=Han}{1,12})/u;
const BEFORE = /(\p{Script=Han}{1,12}?)(?:分别|大概|大约|一共|总共)?(?:是|为|达|有|达到|共)?了?(?:多少|几多?)[?。]?$/u;
/** Measure words of single things, without those of people and periods; 个 is left out because it may count anything. */
const COUNTED_SINGLY =
  /(?:多少|几[十百千万]?)(?:[次枚架辆艘所条项件届场集颗册幅栋趟]|台(?!风)|家(?!庭|人|畜)|座(?!位)|种(?!植|子)|首(?!都)|间(?!隔|距))/u;
/** Verbs of spending mean money if the question names nothing else. */
const SPENT = /(?:[出花捐拨付赔罚凑筹]|投入)了?多少[?。]?$/u;
/** Distance, width and depth have units of length; height and duration words may mean something else. */
const FAR = /多[远宽深](?!入|广|泛|厚|刻|松|远)/;
const SHARE = /百分之(?:几|多少)|几成/;

/**
 * The quantity that a question's wording asks for. Undefined if it does not say: 增长多少 may be answered by a sum or by a
 * share.
 * @param question folded
 */
export function askedQuantity(question: string): Quantity | undefined {
  if (SHARE.test(question)) return 'share';
  if (COUNTED_SINGLY.test(question)) return 'count';
  if (FAR.test(question)) return 'length';
  if (SPENT.test(question)) return 'money';
  const behind = BEHIND.exec(question)?.[1];
  const words = behind === undefined ? [BEFORE.exec(question)?.[1] ?? ''] : cutWords(behind);
  return words.flatMap((word) => things.find(([, endings]) => endings.some((one) => word.endsWith(one)))?.[0] ?? [])[0];
}

/** The quantity that a unit measures; undefined if the unit does not say. */
export function quantityOf(unit: string): Quantity | undefined {
  return quantityOfUnit.get(unit);
}

/**
 * True if numbers in a span of folded text measure another quantity: at least one has a unit of another quantity and
 * none has a unit of this one.
 */
export function isOtherQuantity(asked: Quantity, text: string, { start, end }: Span): boolean {
  const inside = numbersIn(text).filter(({ span }) => span.start < end && span.end > start);
  const found = inside.flatMap(({ unit }) => quantityOf(unit) ?? []);
  return found.length > 0 && !found.includes(asked);
}
