import { type Span, slice } from '../../model/span.ts';
import { countriesIn } from '../../text/names/countries.ts';
import { placesIn } from '../../text/names/places.ts';
import type { TaggedWord } from '../../text/segmenter/cut-words.ts';
import { nameLikeWords, placeWordsIn, taggedWords } from '../../text/words/segment.ts';

/** Family names; those of two characters come first. */
const SURNAME =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀羊甄曲家封芮储靳汲松井段富巫乌焦巴牧山谷车侯全班秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司黎薄印宿白怀蒲鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦桑桂牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容古易慎戈廖庾终暨居衡步耿满弘匡国文寇广禄阙东殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚简饶空曾毋沙乜养鞠须丰巢关蒯相查荆红游竺权逯盖益桓公樊易肖付闫覃])/u;
/** A foreign name with a dot inside (拉里·费尔南德斯). */
const FOREIGN = /\p{Script=Han}{1,12}(?:·\p{Script=Han}{1,12}){1,3}/gu;
/** Last characters of places and bodies; names of persons do not end with them. */
const PLACE_OR_BODY = /[省市县区镇村乡州局厅部委会院所办]$/;
/** A Chinese given name has one or two characters. */
const MAX_GIVEN_CHARS = 2;
/** Tags of names, and of words that the segmenter built itself. */
const NAME_TAG = /^(?:n[rstz]|x)/;
/** Tags of a single character that the segmenter may split off a name. */
const CUT_OFF = /^n/;

/** A name in the dictionary that is long enough to be nothing else (默克尔, 特朗普). */
const KNOWN_NAME = /^nr/;
const KNOWN_NAME_CHARS = 3;
/** Tags of the pieces of a split name: other names, unknown words, nouns of one character. */
const PIECE = /^(?:nr|nz|x)/;
const ONE_CHAR_PIECE = /^[nagx]/;
/** The segmenter takes 哪年 for an unknown word, and 时 for a noun. */
const NOT_NAME = /[谁哪什么几多怎何时]/;

/** Names of persons in folded text, in order; guessed from family names and the segmenter's tags. */
export function personsIn(folded: string): Span[] {
  const words = taggedWords(folded);
  const foreign = [...folded.matchAll(FOREIGN)].map((match) => trimmed(match, words));
  const isFree = (span: Span) => !foreign.some((name) => name.start < span.end && span.start < name.end);
  const chinese = words.flatMap((word, i) => {
    const span = isFree(word) ? personAt(folded, words, i) : undefined;
    return span ? [span] : [];
  });
  return [...foreign, ...chinese].sort((a, b) => a.start - b.start);
}

/** A foreign name without the words that touch it: 采访杰里·卢卡斯哪年 holds 杰里·卢卡斯. */
function trimmed({ 0: match, index, input }: RegExpExecArray, words: readonly TaggedWord[]): Span {
  const end = index + match.length;
  const inside = words.filter((word) => word.start >= index && word.end <= end);
  const first = inside.findLastIndex((word) => word.end <= index + match.indexOf('·'));
  const last = inside.findIndex((word) => word.start > index + match.lastIndexOf('·'));
  let from = first;
  while (from > 0 && isPiece(input, inside[from - 1] as TaggedWord)) from -= 1;
  let to = last;
  while (to >= 0 && to + 1 < inside.length && isPiece(input, inside[to + 1] as TaggedWord)) to += 1;
  return { start: inside[from]?.start ?? index, end: inside[to]?.end ?? end };
}

function isPiece(folded: string, word: TaggedWord): boolean {
  if (NOT_NAME.test(slice(folded, word))) return false;
  return PIECE.test(word.tag) || (word.end - word.start === 1 && ONE_CHAR_PIECE.test(word.tag));
}

/** The name that begins with the word at `i`; the segmenter splits unknown names in two (宋子 仙, 马克 龙, 蒋 天宝). */
function personAt(folded: string, words: readonly TaggedWord[], i: number): Span | undefined {
  const word = words[i] as TaggedWord;
  const next = words[i + 1]?.start === word.end ? words[i + 1] : undefined;
  const text = slice(folded, word);
  if (KNOWN_NAME.test(word.tag) && text.length >= KNOWN_NAME_CHARS && !isElse(text)) return word;
  if (!NAME_TAG.test(word.tag)) return undefined;
  if (text.length === 1 && next && NAME_TAG.test(next.tag) && next.end - next.start === MAX_GIVEN_CHARS) {
    const whole = { start: word.start, end: next.end };
    return isName(slice(folded, whole)) ? whole : undefined;
  }
  if (!isName(text)) return undefined;
  const isCut = text.length === 2 && next && next.end - next.start === 1 && CUT_OFF.test(next.tag);
  return isCut && isName(folded.slice(word.start, next.end)) ? { start: word.start, end: next.end } : word;
}

function isName(word: string): boolean {
  return isPerson(word) && !isElse(word);
}

function isElse(word: string): boolean {
  return PLACE_OR_BODY.test(word) || isForeignPlace(word);
}

/** True for 巴西, 慕尼黑 and other places that begin like family names. */
function isForeignPlace(folded: string): boolean {
  return [...countriesIn(folded), ...placeWordsIn(folded)].some(
    ({ start, end }) => start === 0 && end === folded.length,
  );
}

/** True if a word may be the name of a person. */
function isPerson(word: string): boolean {
  const family = SURNAME.exec(word)?.[0];
  if (family === undefined || !/^\p{Script=Han}+$/u.test(word)) return false;
  return word.length > family.length && word.length <= family.length + MAX_GIVEN_CHARS;
}

/** True if the whole text is one name, even one that the segmenter does not know (傅振邦). */
export function isPersonWhole(folded: string): boolean {
  if (/^\p{Script=Han}{1,12}(?:·\p{Script=Han}{1,12}){1,3}$/u.test(folded)) return true;
  if (!isPerson(folded)) return false;
  if (PLACE_OR_BODY.test(folded) || placesIn(folded)[0]?.span.end === folded.length) return false;
  if (isForeignPlace(folded)) return false;
  return nameLikeWords(folded).some(({ start, end }) => start === 0 && end === folded.length);
}
