import { areaList } from '@vant/area-data';
import { to } from 'opencc-js/preset/t2cn';

/** A word at one place of a text and its Simplified form. */
export interface Phrase {
  readonly to: string;
  /** Length in the text, in UTF-16 units. */
  readonly length: number;
}

/** Simplified text writes 着 for 著, except in these words and before a title. */
const KEEP_ZHU =
  '著名 著作 著称 著稱 著述 著书 著書 著录 著錄 著者 著有 著於 著于 著《 卓著 原著 合著 名著 土著 专著 專著 巨著 昭著 拙著 ' +
  '炳著 编著 編著 要著 知著 论著 論著 译著 譯著 较著 較著 遗著 遺著 显著 顯著 所著 新著 撰著 旧著 舊著 共著 主著';
/** Characters that opencc leaves unchanged because the word decides, with their usual Simplified form. */
const BY_WORD: readonly (readonly [char: string, plain: string, kept: string])[] = [
  ['著', '着', KEEP_ZHU],
  ['瞭', '了', '瞭望'],
  ['藉', '借', '狼藉 慰藉 蕴藉 蘊藉 枕藉'],
  ['祇', '只', '神祇 地祇'],
];
/** Traditional variants that opencc's tables lack, each with its Simplified form. */
const VARIANTS = '伕夫 濬浚 甦苏 甯宁 鎗枪 拏拿 燄焰 澂澄 觔斤 籐藤 瑯琅 耡锄 揹背 隄堤 菓果 暱昵 牠它 妳你 荳豆 锺钟';
/** Words that the two scripts spell with different characters. */
const WORDS =
  '彷彿仿佛 傢俱家具 座標坐标 想像想象 答覆答复 回覆回复 函覆函复 批覆批复 反覆反复 重覆重复 覆核复核 覆審复审 覆查复查 覆信复信 覆命复命 迴覆回复';
const KEEP_YU = ['於潛', '於菟', '於梨華', '於陵子'];
/** Characters that opencc would change, with names that keep them in Simplified text; both scripts must give one form. */
const KEEP_IN_NAMES: readonly (readonly [kept: string, names: string])[] = [
  ['乾', '萧乾 蕭乾 乾县 乾安县 康乾 乾清门 乾清門'],
  ['昇', '毕昇 畢昇'],
  ['榘', '韩复榘 韓復榘'],
  ['徵', '魏徵 文徵明'],
  ['吒', '哪吒'],
  ['燉', '燉煌'],
];

const characters = new Map<string, string>();
const phrases = new Map<number, [word: string, simplified: string][]>();
const starts = new Uint8Array(0x10000);

load();

/** The Simplified form of a single character; the character itself if it has none. */
export function simplifyChar(char: string): string {
  return characters.get(char) ?? char;
}

/** A fast test: true if a word of the table may start with this UTF-16 unit. */
export function mayStartPhrase(code: number): boolean {
  return starts[code] === 1;
}

/** The longest word of the table that begins at `at`. */
export function findPhrase(text: string, at: number): Phrase | undefined {
  for (const [word, simplified] of phrases.get(text.charCodeAt(at)) ?? []) {
    if (text.startsWith(word, at)) return { to: simplified, length: word.length };
  }
  return undefined;
}

function load(): void {
  const words = new Map<string, string>();
  for (const [written, simplified] of openccEntries()) {
    if ([...written].length === 1) characters.set(written, simplified);
    else if (!isMisleading(written, simplified)) words.set(written, simplified);
  }
  for (const [char, plain, kept] of BY_WORD) {
    characters.set(char, plain);
    for (const word of kept.split(' ')) words.set(word, simplifyAllBut(word, char));
  }
  for (const [variant = '', plain = ''] of VARIANTS.split(' ').map((pair) => [...pair])) characters.set(variant, plain);
  for (const pair of WORDS.split(' ')) words.set(pair.slice(0, pair.length / 2), pair.slice(pair.length / 2));
  for (const [kept, names] of KEEP_IN_NAMES) {
    for (const name of names.split(' ')) words.set(name, simplifyAllBut(name, kept));
  }
  for (const name of areaNames()) if (changes(name)) words.set(name, name);
  for (const simplified of [...words.values()]) if (changes(simplified)) words.set(simplified, simplified);
  for (const [word, simplified] of words) {
    const code = word.charCodeAt(0);
    starts[code] = 1;
    phrases.set(code, [...(phrases.get(code) ?? []), [word, simplified]]);
  }
  for (const list of phrases.values()) list.sort((a, b) => b[0].length - a[0].length || (a[0] < b[0] ? -1 : 1));
}

/**
 * True for rare names that look like the beginning of everyday phrases (於單, 於戲: 於單獨, 於戲劇), and for 锺, which always
 * folds to 钟.
 */
function isMisleading(written: string, simplified: string): boolean {
  return simplified.includes('锺') || (written.startsWith('於') && !KEEP_YU.includes(written));
}

function openccEntries(): [string, string][] {
  const dictionaries = (to['cn'] ?? []).flat();
  return dictionaries.flatMap((dictionary) => {
    const lines = typeof dictionary === 'string' ? dictionary.split('|') : [];
    return lines.map((line) => line.split(' ') as [string, string]);
  });
}

function areaNames(): string[] {
  const { province_list, city_list, county_list } = areaList;
  return [province_list, city_list, county_list].flatMap((list) => Object.values(list));
}

function simplifyAllBut(word: string, kept: string): string {
  return [...word].map((char) => (char === kept ? char : simplifyChar(char))).join('');
}

function changes(word: string): boolean {
  return [...word].some((char) => simplifyChar(char) !== char);
}
