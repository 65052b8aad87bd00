import { sameSound } from '../../src/text/sound/same-sound.ts';
import type { Random } from '../random.ts';
import { tagged } from './parse-question.ts';

/** Other words that ask the same; the second list is held out of training. */
const SYNONYMS: readonly (readonly [RegExp, readonly string[], readonly string[]])[] = [
  [/什么时候/, ['何时', '几时', '啥时候', '什么时间', '啥时', '哪个时候', '多会儿'], ['甚么时候']],
  [/哪一?天/, ['几月几号', '几号', '何日', '什么日子', '几月几日', '哪日', '什么时候'], ['啥日子']],
  [/哪一?年/, ['何年', '什么年份', '哪个年份', '几几年'], ['啥年份']],
  [/哪里|什么地方|哪儿/, ['哪', '哪儿', '何处', '什么地方', '啥地方', '哪个地方'], ['何地']],
  [/是谁/, ['是哪位', '是何人', '系谁', '是哪个'], ['是啥人']],
  [/谁(?!的)/, ['哪位', '何人', '什么人', '哪个'], ['啥人']],
  [/多少/, ['几多', '多少', '几'], ['好多']],
  [/哪些/, ['那些', '什么', '哪几个', '啥', '有什么'], ['哪一些']],
  [/什么/, ['啥', '甚么', '什麽'], ['何']],
  [/为什么/, ['为啥', '为何', '因何', '咋'], ['缘何']],
  [/怎么样?|如何/, ['咋', '怎样', '如何', '怎么'], ['咋样']],
];
const CANTONESE: readonly (readonly [RegExp, string])[] = [
  [/哪些/, '边啲'],
  [/哪几个/, '边几个'],
  [/哪(?=[个位家])/, '边'],
  [/哪里|哪儿/, '边度'],
  [/谁/, '边个'],
  [/多少/, '几多'],
  [/什么时候/, '几时'],
  [/什么/, '咩'],
  [/的/g, '嘅'],
  [/了(?=.)/, '咗'],
  [/是(?=[谁边咩])/, '系'],
  [/在(?=边度)/, '喺'],
];
/** Words of Taiwan that replace words of the mainland. */
const TAIWAN: readonly (readonly [RegExp, string])[] = [
  [/多少钱/, '多少经费'],
  [/什么时候/, '何时'],
  [/哪些/, '哪些个'],
  [/公里/, '公里数'],
  [/质量/, '品质'],
  [/信息/, '资讯'],
  [/网络/, '网路'],
  [/负责人/, '主管'],
  [/项目/, '专案'],
  [/谁/, '哪位'],
];
/** Everyday words for words of reports. */
const EVERYDAY: readonly (readonly [RegExp, readonly string[]])[] = [
  [/举行|召开/, ['开', '办', '举办', '召开', '举行']],
  [/资金/, ['钱', '经费', '款']],
  [/投入/, ['投', '花', '拿出', '投入']],
  [/单位/, ['部门', '机构', '单位']],
  [/死亡|遇难|丧生|身亡/, ['死了', '遇难', '死亡', '丧生', '没了', '身亡']],
  [/受伤/, ['伤了', '受伤', '负伤']],
  [/获得/, ['拿到', '得到', '获', '取得']],
  [/表彰/, ['表扬', '表彰', '嘉奖']],
  [
    /定点帮扶|对口支援|对口帮扶|帮扶/,
    ['帮', '帮助', '扶持', '帮扶', '支援', '对口支援', '对口帮扶', '援助', '定点帮扶'],
  ],
  [/发布|推出/, ['出', '推出', '发布']],
  [/出生/, ['生', '出生']],
  [/员工|职工/, ['员工', '职工', '人手']],
  [/负责人/, ['负责人', '领导', '一把手', '头儿']],
  [/原因/, ['原因', '缘故', '起因']],
  [/成立/, ['成立', '建立', '设立', '创办']],
  [/人口/, ['人口', '人']],
  [/名称|名字/, ['名字', '叫法', '名称']],
  [/建成/, ['建好', '完工', '落成', '建成']],
  [/主持/, ['主持', '当主持']],
  [/出席|参加/, ['到场', '参加', '出席', '参与']],
  [/增长/, ['涨了', '增加', '上升', '增长']],
  [/下降/, ['降了', '减少', '下跌', '下降']],
  [/担任/, ['当', '出任', '担任', '任']],
  [/位于/, ['在', '坐落于', '位于']],
  [/作者/, ['谁写的作者', '作者', '著者']],
  [/价格/, ['价钱', '价格']],
  [/面积/, ['多大面积', '面积']],
];

const POLITE = {
  trained: [
    '请问',
    '请问一下',
    '我想知道',
    '想知道',
    '想问',
    '麻烦问下',
    '帮我查一下',
    '帮忙查查',
    '有人知道',
    '你知道',
    '那',
    '话说',
    '请教一下',
    '告诉我',
    '查一下',
    '想了解一下',
    '想请问',
    '大家知道',
    '求问',
    '问一下',
    '哎',
    '所以',
    '你好,',
  ],
  heldOut: ['劳驾问下', '敢问', '有谁晓得', '跪求', '我想打听一下'],
};
const TAIL = {
  trained: [
    '呢',
    '啊',
    '呀',
    '来着',
    '吗',
    '谢谢',
    ',谢谢',
    '?谢谢',
    '哈',
    '嘛',
    '的呢',
    '??',
    '?',
    ' 求解',
    '呢?',
    '啊?',
    '捏',
  ],
  heldOut: ['咧', '哦', ',多谢', ' 在线等'],
};

/** `held-out` to use only the frames and words kept out of training. */
export type Part = 'trained' | 'held-out';

/** Replaces the asking word by others with the same meaning. */
export function swapAskingWord(question: string, part: Part, random: Random): string {
  for (const [pattern, trained, heldOut] of SYNONYMS) {
    if (!pattern.test(question)) continue;
    const word = random.pick(part === 'trained' ? trained : heldOut) ?? '';
    // 几 needs a measure word after it, and the second of two asking words must not become 什么.
    if (word === '几' && !/多少[个名位家项条次种座所件天年]/.test(question)) return question;
    return question.replace(pattern, word);
  }
  return question;
}

/** Replaces one of the report's words by an everyday word. */
export function swapEverydayWord(question: string, random: Random): string {
  const fitting = EVERYDAY.filter(([pattern]) => pattern.test(question));
  const [pattern, words] = random.pick(fitting) ?? [];
  return pattern && words ? question.replace(pattern, random.pick(words) ?? '') : question;
}

/** The question as a speaker of Cantonese may type it, folded. */
export function inCantonese(question: string): string {
  return replaceAll(question, CANTONESE);
}

/** The question in words of Taiwan, folded. */
export function inTaiwan(question: string): string {
  return replaceAll(question, TAIWAN);
}

function replaceAll(question: string, words: readonly (readonly [RegExp, string])[]): string {
  return words.reduce((text, [from, to]) => text.replace(from, to), question);
}

/** Adds polite words before, a particle or mark after, or both. */
export function addFrame(question: string, part: Part, random: Random): string {
  const key = part === 'trained' ? 'trained' : 'heldOut';
  const bare = question.replace(/[?？。]+$/, '');
  const way = random.next();
  const head = way < 0.65 ? (random.pick(POLITE[key]) ?? '') : '';
  const tail = way > 0.4 ? (random.pick(TAIL[key]) ?? '') : random.next() < 0.5 ? '?' : '';
  return head + bare + tail;
}

/** The question without 的 and 了, as people type in a hurry. */
export function dropParticles(question: string): string {
  return question.replace(/(?<=.)[的了](?=.)/g, '');
}

/** Only the content words, joined or with spaces between; undefined if fewer than two remain. */
export function asKeywords(question: string, random: Random): string | undefined {
  const words = tagged(question)
    .filter(
      ({ word, tag }) =>
        /^(?:n|v|m|j|t|l|a|b|i|x|eng)/.test(tag) && !/^(?:是|有|在|请问|什么|哪些|多少|为|叫)$/.test(word),
    )
    .map(({ word }) => word);
  if (words.length < 2) return undefined;
  const shown = random.next() < 0.15 ? [...words.slice(1), words[0] as string] : words;
  return shown.join(random.next() < 0.6 ? ' ' : '');
}

/** Replaces one common character by another of the same sound. */
export function withTypo(question: string, random: Random): string {
  const chars = [...question];
  const at = Math.floor(random.next() * chars.length);
  const char = chars[at] as string;
  if (!/\p{Script=Han}/u.test(char) || /[谁什么哪几多少何怎是的了]/.test(char)) return question;
  const other = random.pick(sameSound(char));
  return other === undefined ? question : [...chars.slice(0, at), other, ...chars.slice(at + 1)].join('');
}
