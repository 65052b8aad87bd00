import { from } from 'opencc-js/preset/cn2t';
import type { Script } from '../../model/article.ts';
import { fold } from '../script/fold.ts';
import type { Edit } from '../script/offset-map.ts';
import { judgeScript } from '../script/script.ts';
import { simplifyChar } from '../script/simplify.ts';
import { cutDictionaryWords } from '../words/segment-plain.ts';

/**
 * Characters that careless conversion writes for a Simplified form with another meaning: 全麵 for 全面, 機製 for 機制. Variants
 * that careful writers choose (週, 佈, 採, 彙 …) are not among them.
 */
const SUSPECTS =
  '麵製係隻乾幹傢齣瞭髮後裏裡穀範鬆嚮彆誌餘麯硃鬍韆鞦薑闆鬥徵曆複雲醜錶準僕闢瀋捨籤閤蔔睏藉禦嶽剋迴鬚噹穫鏇噁衕鼕颱檯於幾儘鐘鍾籲夥';
const ANY_SUSPECT = new RegExp(`[${SUSPECTS}]`);
/**
 * Wrong words with these prove careless conversion; without such a word in the article no other suspect is repaired.
 */
const ANY_TELLING = /[麵製係隻乾幹傢瞭嚮彆齣麯韆鞦闆]/;
/** Always wrong outside their own words (嚮往, 鞦韆, 老闆, 一齣). */
const NEVER_ALONE = new Set('傢瞭嚮彆韆鞦衕闆齣');
/**
 * Wrong outside their own words if the article never writes the plain form and has other words that prove them wrong.
 */
const RARE_ALONE = new Set('麵製係隻誌硃鬍噹睏');
/** Correct words that the tables lack. */
const ALSO_RIGHT = new Set(
  (
    '編製 複習 製圖 錄製 覆核 週曆 拉製 煤製 製模 製油 製熱 接髮 髮帶 生髮 禿髮 ' +
    '便麵 泡麵 拉麵 湯麵 炒麵 涼麵 冷麵 拌麵 掛麵 龍麵 意麵 擔麵 杯麵 壽麵 素麵 醬麵 乾麵 扯麵 燴麵 肉麵 水麵 白麵 和麵 發麵 吃麵 煮麵 碗麵 ' +
    '麵包 麵粉 麵條 麵店 麵館 麵團 麵皮 麵筋 麵攤 麵食 麵湯 麵糊 麵線 麵餅 麵點 麵塑'
  ).split(' '),
);
/** Two ways to write one character; opencc's tables know the second. */
const SAME = new Map([
  ['麵', '麪'],
  ['裡', '裏'],
]);
const HAN_RUN = /\p{Script=Han}+/gu;
const COUNT = /[\d一二两兩三四五六七八九十百千万萬亿億零〇半几幾这這那哪每整多双雙单單数數船首] ?$/;
/** Longest run of Han that is segmented at once; longer ones are split into pieces of this length. */
const MAX_RUN_CHARS = 400;

/** Finds over-converted characters of one article; one line can prove that another is wrong. */
export function findRepairs(lines: readonly string[]): Edit[][] {
  const none = lines.map(() => []);
  const cuts: Cuts = new Map();
  const isTold = lines.some((line) => findDoubts(line, ANY_TELLING, cuts).some(isWrong));
  if (!isTold) return none;
  const doubts = lines.map((line) => findDoubts(line, ANY_SUSPECT, cuts));
  const wrong = new Set(doubts.flat().flatMap((doubt) => (isWrong(doubt) ? [doubt.char] : [])));
  const isSystematic = (char: string) =>
    RARE_ALONE.has(char) && wrong.has(char) && !lines.some((line) => line.includes(simplifyChar(char)));
  const systematic = new Set([...wrong].filter(isSystematic));
  return doubts.map((list, index) => {
    const line = lines[index] as string;
    const script = list.length === 0 ? 'none' : judgeScript(line);
    return list.flatMap((doubt) => editsOf(doubt, script, systematic));
  });
}

/** A suspect that no word shows to be right. */
interface Doubt {
  readonly at: number;
  readonly char: string;
  /** The right character in the word around it; null if no word shows it. */
  readonly right: string | null;
}

function editsOf(doubt: Doubt, script: Script, systematic: ReadonlySet<string>): Edit[] {
  const { at, char } = doubt;
  const plain = simplifyChar(char);
  const edit = (text: string) => [{ start: at, end: at + 1, text }];
  if (doubt.right !== null) return edit(script === 'simplified' ? plain : doubt.right);
  return NEVER_ALONE.has(char) || systematic.has(char) ? edit(plain) : [];
}

function isWrong(doubt: Doubt): boolean {
  return doubt.right !== null || NEVER_ALONE.has(doubt.char);
}

/** Words of each run of Han, so that no run is segmented twice. */
type Cuts = Map<string, readonly string[]>;

function findDoubts(line: string, wanted: RegExp, cuts: Cuts): Doubt[] {
  if (!wanted.test(line)) return [];
  const doubts: Doubt[] = [];
  for (const match of line.matchAll(HAN_RUN)) {
    for (let start = 0; start < match[0].length; start += MAX_RUN_CHARS) {
      const run = match[0].slice(start, start + MAX_RUN_CHARS);
      const found = doubtsOfRun(run, wanted, cuts).map((doubt) => ({ ...doubt, at: doubt.at + match.index + start }));
      doubts.push(...found.filter((doubt) => doubt.right !== null || !mayBeMeasure(line, doubt.at)));
    }
  }
  return doubts;
}

function doubtsOfRun(run: string, wanted: RegExp, cuts: Cuts): Doubt[] {
  if (!wanted.test(run)) return [];
  const folded = fold(run).text;
  if (folded.length !== run.length || !isAnyFolded(run, folded, wanted)) return [];
  const words = cuts.get(folded) ?? cutDictionaryWords(folded);
  cuts.set(folded, words);
  const doubts: Doubt[] = [];
  let at = 0;
  for (const word of words) {
    for (let i = at; i < at + word.length; i++) {
      const char = run.charAt(i);
      if (!wanted.test(char) || folded.charAt(i) === char) continue;
      const [proof, position] = traditionalWords().has(word) ? [word, i - at] : wordAround(folded, i);
      const right = rightForm(proof, position);
      if (right === undefined) doubts.push({ at: i, char, right: null });
      else if (right === (SAME.get(char) ?? char)) continue;
      else if (proof.length > 2 || !isAlsoRight(run, i)) doubts.push({ at: i, char, right });
    }
    at += word.length;
  }
  return doubts;
}

/** True if folding changes a wanted character. This is checked first because segmenting is slow. */
function isAnyFolded(run: string, folded: string, wanted: RegExp): boolean {
  for (let i = 0; i < run.length; i++) {
    if (run.charCodeAt(i) !== folded.charCodeAt(i) && wanted.test(run.charAt(i))) return true;
  }
  return false;
}

/** True if the character at `at` may be a measure word: 一隻, 幾齣, 3隻. */
function mayBeMeasure(line: string, at: number): boolean {
  const char = line.charAt(at);
  return (char === '隻' || char === '齣') && COUNT.test(line.slice(Math.max(0, at - 2), at));
}

function isAlsoRight(run: string, at: number): boolean {
  return ALSO_RIGHT.has(run.slice(at - 1, at + 1)) || ALSO_RIGHT.has(run.slice(at, at + 2));
}

/** The longest word of the tables in a run that covers position `at`; the leftmost among equals. */
function wordAround(folded: string, at: number): [word: string, position: number] {
  for (let length = Math.min(MAX_WORD_CHARS, folded.length); length >= 2; length--) {
    for (let start = Math.max(0, at - length + 1); start <= at && start + length <= folded.length; start++) {
      const word = folded.slice(start, start + length);
      if (traditionalWords().has(word)) return [word, at - start];
    }
  }
  return ['', 0];
}

/** Longest word of the tables that is looked for. Chosen by hand. */
const MAX_WORD_CHARS = 6;

/** The Traditional character at a position of a Simplified word; undefined for a word that the tables lack. */
function rightForm(word: string, position: number): string | undefined {
  return traditionalWords().get(word)?.charAt(position);
}

let words: ReadonlyMap<string, string> | undefined;

/** Simplified words of two or more characters with their Traditional form, limited to words that may hold a suspect. */
function traditionalWords(): ReadonlyMap<string, string> {
  if (words) return words;
  const plain = new Set([...SUSPECTS].map(simplifyChar));
  const found = new Map<string, string>();
  for (const dictionary of (from['cn'] ?? []).flat()) {
    if (typeof dictionary !== 'string') continue;
    for (const entry of dictionary.split('|')) {
      const space = entry.indexOf(' ');
      const word = entry.slice(0, space);
      const written = entry.slice(space + 1);
      if (space < 2 || written.length !== word.length) continue;
      if ([...word].some((char) => plain.has(char))) found.set(word, written);
    }
  }
  words = found;
  return found;
}
