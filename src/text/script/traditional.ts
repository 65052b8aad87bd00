import * as preset from 'opencc-js/preset/cn2t';
import { makeConverter } from './converter.ts';

const toTraditional = makeConverter(preset, 's2t');

/** Wrong results of careless converters for characters with two Traditional forms. */
const OVER_CONVERTED = new Map(
  '面麵 制製 系係 只隻 干幹 了瞭 家傢 出齣 后後 里裏 谷穀 范範 松鬆 向嚮 志誌 余餘 曲麯 别彆 發髮 斗鬥 征徵 歷曆 復複 准準 舍捨 板闆 回迴 須鬚 云雲'
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/**
 * Simplified text in Traditional characters; whole words decide between the forms of a character (opencc's standard).
 */
export function convertToTraditional(text: string): string {
  return toTraditional(text);
}

/** The wrong form that careless conversion produces for a character (面 becomes 麵); undefined for all others. */
export function overConvertedForm(char: string): string | undefined {
  return OVER_CONVERTED.get(char);
}
