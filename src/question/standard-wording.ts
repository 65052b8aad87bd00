import { findAskWords } from './ask-words.ts';

/** Words of dialects and chats with their standard words, folded; the first match at a place counts. */
const STANDARD: readonly (readonly [RegExp, string])[] = [
  // Cantonese 边 asks before a measure word: 边个 is 谁 alone, 边三个县 is 哪三个县.
  [/边个(?=$|[\s?,。]|[^\p{L}]|[系是做嚟来出主讲讲负])/gu, '谁'],
  [/边(?=[一二两三四五六七八九十几\d]{0,3}[个位间家条种类年日只款届架部支场隻])/gu, '哪'],
  [/边(?:度|处)/g, '哪里'],
  [/边啲/g, '哪些'],
  [/几多?钱(?=$|[\s?,。])/g, '多少钱'],
  [/几多/g, '多少'],
  [/几耐/g, '多久'],
  [/有?几(?=[长高远大重深阔宽快](?=$|[\s?,。啊呀㗎嘎]))/gu, '有多'],
  [/(?:啥|嘛|甚么|什麽)时候|啥时|几时(?![间代期])|多会儿/g, '什么时候'],
  [/(?<![几\d一二三四五六七八九十要重难观特])点解(?![决释放除散封锁])/gu, '为什么'],
  [/点样/g, '怎样'],
  [/咋(?:样|个|地)?/g, '怎么'],
  [/甚么|什麽|乜嘢|(?<![羊咩])咩(?!咩)|啥子?/g, '什么'],
  [/几几年/g, '哪一年'],
  [/嘅/g, '的'],
  [/喺/g, '在'],
  [/(?<=\p{Script=Han})(?:紧|缊)(?=[边哪])/gu, ''],
  [/系(?=谁|哪|什么|多少|边)/g, '是'],
  [/(?<=谁)系(?=.)/g, '是'],
  [/(?<=\d月\d{1,2})号/g, '日'],
  [/系[咪唔]系?/g, '是不是'],
  [/(?:跌|掉)(?:咗)?落嚟/g, '掉下来'],
  [/(?:畀|俾)(?=.{0,14}(?:打|捉|拉|抢|炸|杀|撞|罚|判|封|捕|咬|烧))/gu, '被'],
  [/畀|俾(?=[\p{Script=Han}])/gu, '给'],
  [/拉(?=咗|了.{0,3}人)/gu, '抓'],
  [/过身/g, '去世'],
  [/入面/g, '里面'],
  [/差人/g, '警察'],
  [/摆(?=咗)/g, '放'],
  [/(?:而|依|宜)家(?!里|庭|具|人)/g, '现在'],
  [/嗰阵时?/g, '那时'],
  [/嗰/g, '那'],
  [/嚟/g, '来'],
  [/冇/g, '没有'],
  [/同埋/g, '和'],
  [/[㗎喎啩]/g, ''],
  [/廿/g, '二十'],
  [/咗/g, '了'],
  [/佢哋/g, '他们'],
  [/佢/g, '他'],
  [/啲/g, '些'],
  [/(?<=什么)时后/g, '时候'],
];
/** 那 before these words means 哪 if nothing else asks: 那些县是定点帮扶县. */
const THAT = /那(?=些|几|个|里|年|天|位|家|条|[一二两三四五六七八九十\d]+[个位家名项])/;

/** A folded question in which standard words replace those of dialects and chats, so that all later steps know them. */
export function standardWording(folded: string): string {
  const text = STANDARD.reduce((words, [dialect, standard]) => words.replace(dialect, standard), folded);
  return findAskWords(text).length === 0 ? text.replace(THAT, '哪') : text;
}
