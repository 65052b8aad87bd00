import type { NameMention, PlaceMention } from '../../model/analysis.ts';
import { slice } from '../../model/span.ts';
import type { NameFinder } from '../../text/names/names.ts';
import { findPlaceStartingAt, placesIn } from '../../text/names/places.ts';
import { findRegionEndingAt } from '../../text/names/regions.ts';
import { cutWords, nameLikeWords } from '../../text/words/segment.ts';
import { type Grounds, latinWords } from './grounds.ts';
import { numeralsHold } from './numerals.ts';

/** Ends of names of bodies; the two characters before them belong to the name. */
const BODY =
  /(?<before>\p{Script=Han}{2})(?:部|委|局|署|厅|院|会|司|处|办|组|社|所|中心|公司|集团|银行|大学|学校|协会|基金)(?!\p{Script=Han}{0,1}议)/gu;
/** 该公司, 这个部: no name. */
const POINTING = /[该本此各其这那个家所]$/;
const SURNAMES = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄曲家封储靳焦巴侯班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司黎薄白怀蒲从鄂索咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳姬申堵冉宰郦雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎慕连习',
);
/** Characters that the segmenter at times takes for a piece of a name. */
const FUNCTION_WORD = /[由的和该在于对是为与及将从向把被让以等之其这那他她们有中也都又则即使本此各]/;
/**
 * Least share of a sentence's words that must stand in its passages. At a half, none of 1,460 sentences of articles passes
 * beside a sentence of another (without this rule some forty), and all but 26 with mark-up or unpaired quotes beside itself.
 */
const MIN_SHARE = 0.5;
const NEGATION = /[不没未无非勿莫]/g;
/** What may stand between a negation and what it denies: 不得降低, 没有通过. */
const MODAL = /[得能准许再要应会可宜曾有]/;

/** True where everything checkable in a folded Chinese sentence stands in the grounds. */
export function chineseHolds(folded: string, grounds: Grounds, findNames: NameFinder): boolean {
  const names = findNames(folded);
  const places = placesIn(folded);
  const known = [...names, ...places].map(({ span }) => slice(folded, span));
  const isKnown = (word: string) => has(grounds, word) || known.some((name) => name.includes(word));
  return (
    numeralsHold(folded, grounds) &&
    places.every((place) => placeHolds(folded, place, grounds)) &&
    regionsIn(folded).every((region) => has(grounds, region)) &&
    names.every((name) => nameHolds(folded, name, grounds)) &&
    [...bodiesIn(folded), ...namePieces(folded), ...surnamesIn(folded)].every(isKnown) &&
    latinWords(folded).every((word) => grounds.latin.has(word)) &&
    negationsHold(folded, grounds) &&
    shareHeld(folded, isKnown) >= MIN_SHARE
  );
}

/** A place that begins with 和 and the like is taken for the one behind it where that is in the grounds: 和田东县. */
function placeHolds(folded: string, { name, span }: PlaceMention, grounds: Grounds): boolean {
  if (grounds.places.has(name) || has(grounds, slice(folded, span))) return true;
  const behind = /[和及与同]/.test(folded.charAt(span.start)) ? findPlaceStartingAt(folded, span.start + 1) : undefined;
  return behind !== undefined && grounds.places.has(behind.value.name);
}

/** Share of the words of two characters or more that the passages hold; 1 where there are none. */
function shareHeld(folded: string, isKnown: (word: string) => boolean): number {
  const words = cutWords(folded).filter((word) => /^\p{Script=Han}{2,}$/u.test(word));
  return words.length === 0 ? 1 : words.filter(isKnown).length / words.length;
}

/** A term of everyday words may be put together from words of the passages: 主持会议. */
function nameHolds(folded: string, { canonical, kind, span }: NameMention, grounds: Grounds): boolean {
  return grounds.names.has(canonical) || (kind === 'term' && isPieced(slice(folded, span), grounds.text));
}

/** True where the words are pieces of two or three characters, each of which stands in the text. */
function isPieced(words: string, text: string): boolean {
  if (words === '') return true;
  return [2, 3].some((size) => {
    const piece = words.slice(0, size);
    return piece.length === size && text.includes(piece) && isPieced(words.slice(size), text);
  });
}

/**
 * What of the words that look like names must stand in the passages: the word without function words at its ends
 * (由何 | 立峰), one character left of it with the one behind.
 */
function namePieces(folded: string): string[] {
  return nameLikeWords(folded).flatMap(({ start, end }) => {
    let [from, to] = [start, end];
    while (from < to && FUNCTION_WORD.test(folded.charAt(from))) from++;
    while (to > from && FUNCTION_WORD.test(folded.charAt(to - 1))) to--;
    const piece = folded.slice(from, to);
    if (piece === '' || /^[\d.,%]+$/.test(piece)) return [];
    if (piece.length === 1 && /[该本此其]/.test(folded.charAt(from - 1))) return [];
    return [piece.length === 1 ? folded.slice(from, from + 2) : piece];
  });
}

function has({ text }: Grounds, part: string): boolean {
  return text.includes(part);
}

/** Countries of two characters or more. */
function regionsIn(folded: string): string[] {
  const found: string[] = [];
  for (let end = 2; end <= folded.length; end++) {
    const region = findRegionEndingAt(folded, end);
    if (region !== undefined && region.value.length > 1) found.push(region.value);
  }
  return found;
}

function bodiesIn(folded: string): string[] {
  return [...folded.matchAll(BODY)]
    .filter((match) => !POINTING.test(match.groups?.['before'] ?? ''))
    .map(([body]) => body);
}

/** A surname that stands as a word of its own, with the character behind it: a name that the segmenter took apart. */
function surnamesIn(folded: string): string[] {
  const words = cutWords(folded);
  return words.flatMap((word, i) => {
    const next = words[i + 1] ?? '';
    const isSplitName = SURNAMES.has(word) && next.length === 1 && folded.includes(word + next);
    return isSplitName ? [word + next] : [];
  });
}

/** A sentence denies nothing that its passages do not deny, and states nothing that they only deny. */
function negationsHold(folded: string, { text }: Grounds): boolean {
  const added = [...folded.matchAll(NEGATION)].some(({ index }) => !text.includes(folded.slice(index, index + 2)));
  if (added) return false;
  return [...text.matchAll(NEGATION)].every(({ index }) => {
    const verb = MODAL.test(text.charAt(index + 1)) ? index + 2 : index + 1;
    const denied = text.slice(verb, verb + 2);
    return !/^\p{Script=Han}{2}$/u.test(denied) || !isStated(folded, denied) || isStated(text, denied);
  });
}

/** True where the words stand somewhere without a negation right before them. */
function isStated(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    if (!/[不没未无非勿莫][得能准许再要应会可宜曾有]?$/.test(before)) return true;
  }
  return false;
}
