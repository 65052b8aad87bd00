import type { Random } from '../random.ts';
import { type ParsedQuestion, tagged } from './parse-question.ts';

/** Another sentence form of a question; undefined if it does not fit the question. */
export interface Frame {
  readonly name: string;
  /** True if it is kept out of training, to measure how a reader handles unknown forms. */
  readonly heldOut: boolean;
  apply(parsed: ParsedQuestion, random: Random): string | undefined;
}

const frame = (name: string, apply: Frame['apply'], heldOut = false): Frame => ({ name, heldOut, apply });
const heldOut = (name: string, apply: Frame['apply']): Frame => frame(name, apply, true);

/** The noun without its measure word: 名干部 → 干部. */
const bareNoun = (noun: string) => noun.replace(/^[个名位家项条次届种座所件户篇支本部只块类大](?=.{2})/, '');
const trimmed = (text: string) => text.replace(/^[,，的了]+|[,，]+$/g, '');

/** Verb phrases of a person's deed and the roles that name the person, as 主持 gives 主持人. */
const ROLES: Readonly<Record<string, string>> = {
  主持: '主持人',
  设计: '设计者',
  创办: '创办人',
  创立: '创始人',
  发明: '发明人',
  负责: '负责人',
  导演: '导演',
  翻译: '译者',
  主办: '主办方',
  承办: '承办单位',
  资助: '资助人',
  代表: '代表',
  担任: '担任者',
  领导: '领导者',
  建造: '建造者',
  管理: '管理方',
  宣读: '宣读人',
  发言: '发言人',
};

/** The verb phrase after 谁: its verb, whether 了 follows it, and its object. */
function verbPhrase(after: string): { verb: string; object: string } | undefined {
  const words = tagged(after);
  const at = words.findIndex(({ tag }) => /^v/.test(tag));
  if (at < 0 || at > 2) return undefined;
  const verb = words
    .slice(0, at + 1)
    .map(({ word }) => word)
    .join('');
  const object = after.slice(verb.length).replace(/^[了过]/, '');
  return object === '' ? undefined : { verb, object };
}

const PERSON: readonly Frame[] = [
  frame('V的是谁', ({ asked, before, after }) =>
    asked === 'person' && /^[^是的]/.test(after) ? `${before}${after}的是谁` : undefined,
  ),
  frame('是谁V的', ({ asked, before, after }) =>
    asked === 'person' && /^[^是的]/.test(after) && !before.endsWith('是') ? `${before}是谁${after}的` : undefined,
  ),
  frame('V的人叫什么', ({ asked, before, after }, random) =>
    asked === 'person' && /^[^是的]/.test(after) && !/[由是]$/.test(before)
      ? `${before}${after}的人${random.pick(['叫什么名字', '叫什么', '是哪位', '叫啥'])}`
      : undefined,
  ),
  heldOut('哪个人V', ({ asked, before, after }) =>
    asked === 'person' && after
      ? `${before}${/[是由]$/.test(before) ? '' : '是'}哪个人${after}${before.endsWith('由') ? '' : '的'}`
      : undefined,
  ),
  frame('O由谁V', ({ asked, before, after }) => {
    const phrase = asked === 'person' && before === '' ? verbPhrase(after) : undefined;
    return phrase && `${phrase.object}由谁${phrase.verb}`;
  }),
  frame('O是被谁V的', ({ asked, before, after }) => {
    const phrase = asked === 'person' && before === '' ? verbPhrase(after) : undefined;
    return phrase && `${phrase.object}${phrase.verb.length > 1 ? '是由谁' : '是谁'}${phrase.verb}的`;
  }),
  heldOut('O谁V的', ({ asked, before, after }) => {
    const phrase = asked === 'person' && before === '' ? verbPhrase(after) : undefined;
    return phrase && `${phrase.object}谁${phrase.verb}的`;
  }),
  frame('谁V O ← O由谁V', ({ asked, before, after }) =>
    asked === 'person' && /.[由被]$/.test(before) && after ? `谁${after}了${before.slice(0, -1)}` : undefined,
  ),
  frame('O的V人', ({ asked, before, after }, random) => {
    const phrase = asked === 'person' ? verbPhrase(after) : undefined;
    const role = phrase && ROLES[phrase.verb];
    return (
      role &&
      `${trimmed(before + phrase.object)}${random.pick(['的', ''])}${role}${random.pick(['是谁', '', '叫什么', '是哪位'])}`
    );
  }),
  frame('V人 ← 由谁V', ({ asked, before, after }, random) => {
    const role = asked === 'person' && /[由是]$/.test(before) ? ROLES[after.replace(/的$/, '')] : undefined;
    return role && `${before.slice(0, -1)}${random.pick(['的', ''])}${role}${random.pick(['是谁', '', '叫什么名字'])}`;
  }),
  frame('X叫什么', ({ asked, before, after }, random) =>
    asked === 'person' && after === '' && before.endsWith('是')
      ? `${before.slice(0, -1)}${random.pick(['叫什么', '叫什么名字', '是哪位', '', '的名字', '叫啥', '姓甚名谁'])}`
      : undefined,
  ),
  frame('谁是X', ({ asked, before, after }) =>
    asked === 'person' && after === '' && before.endsWith('是') ? `谁是${before.slice(0, -1)}` : undefined,
  ),
  frame('X是谁 ← 谁是X', ({ asked, before, after }, random) =>
    asked === 'person' && before === '' && after.startsWith('是')
      ? `${after.slice(1)}${random.pick(['是谁', '叫什么名字', '是哪位'])}`
      : undefined,
  ),
  heldOut('X系何人', ({ asked, before, after }) =>
    asked === 'person' && after === '' && before.endsWith('是') ? `${before.slice(0, -1)}系何人` : undefined,
  ),
];

const TIME_NOUN = ['时间', '日期', '的时间', '的日期'];
const TIME: readonly Frame[] = [
  frame('V的时间', ({ asked, before, after }, random) =>
    asked === 'time' && before !== ''
      ? `${trimmed(before)}${after.replace(/的$/, '')}${random.pick(TIME_NOUN)}${random.pick(['是什么时候', '', '是哪天', '是多少'])}`
      : undefined,
  ),
  frame('什么时候在前', ({ asked, before, word, after }) =>
    asked === 'time' && before !== ''
      ? `${word.replace(/^(?:是在|在|于|是)/, '')}${before}${after.replace(/的$/, '')}`
      : undefined,
  ),
  frame('是…V的', ({ asked, before, word, after }) =>
    asked === 'time' && before !== '' && after !== '' && !/^(?:是|在)/.test(word)
      ? `${before}是${word}${after.replace(/[了的]$/, '')}的`
      : undefined,
  ),
  frame('V是几月几号', ({ asked, before, after }, random) =>
    asked === 'time' && after !== ''
      ? `${before}${after.replace(/[了的]$/, '')}${random.pick(['是几月几号', '几月几号', '是哪天', '是几号', '哪一天', '是什么日子'])}`
      : undefined,
  ),
  heldOut('V是在哪天', ({ asked, before, after }, random) =>
    asked === 'time' && after !== ''
      ? `${before}${after.replace(/[了的]$/, '')}${random.pick(['是在什么时候', '是哪个时候', '是啥时间'])}`
      : undefined,
  ),
];

const PLACE: readonly Frame[] = [
  frame('V的地点', ({ asked, before, word, after }, random) =>
    asked === 'place' && before !== '' && /[里儿处方]$/.test(word) && after !== ''
      ? `${trimmed(before)}${after.replace(/[了的]$/, '')}${random.pick(['的地点', '地点', '的地方'])}${random.pick(['是哪里', '', '在哪', '是什么地方'])}`
      : undefined,
  ),
  frame('V在哪', ({ asked, before, word, after }, random) =>
    asked === 'place' && /[里儿处方]$/.test(word) && after !== ''
      ? `${before}${after.replace(/[了的]$/, '')}${random.pick(['在哪里', '在哪儿', '在哪', '是在哪里'])}`
      : undefined,
  ),
  frame('哪里在前', ({ asked, before, word, after }) =>
    asked === 'place' && before !== '' && after !== ''
      ? `${word.replace(/^是/, '')}${after.replace(/的$/, '')}${before}`
      : undefined,
  ),
  heldOut('V于何地', ({ asked, before, word, after }) =>
    asked === 'place' && /[里儿处方]$/.test(word) && after !== '' ? `${before}于何地${after}` : undefined,
  ),
];

const NUMBER: readonly Frame[] = [
  frame('N有多少', ({ asked, before, noun, after }, random) =>
    asked === 'number' && noun.length > 1
      ? `${trimmed(before)}${after.replace(/^的/, '')}${after === '' ? '' : '的'}${bareNoun(noun)}${random.pick(['有多少', '有几个', '一共有多少', '是多少', '总共多少', '几个', '多少', '多少个'])}`
      : undefined,
  ),
  frame('N数量', ({ asked, before, noun, after }, random) =>
    asked === 'number' && noun.length > 1
      ? `${trimmed(before)}${after}${after === '' || before === '' ? '' : '的'}${bareNoun(noun)}${random.pick(/人|员|者|生|干部/.test(noun) ? ['人数', '人数是多少', '数量', '总数'] : ['数量', '的数量', '数目', '总数', '数量是多少'])}`
      : undefined,
  ),
  frame('V人数', ({ asked, before, noun, after }, random) =>
    asked === 'number' && /(?:人|人口|名|员|者|群众)$/.test(noun) && after !== ''
      ? `${trimmed(before.replace(/(?:[共总]?有|[了的])$/, ''))}${after.replace(/^了/, '')}${random.pick(['人数', '人数是多少', '的人数', '人数有多少'])}`
      : undefined,
  ),
  frame('X有多少', ({ asked, before, noun, after }, random) =>
    asked === 'number' && noun === '' && after === '' && before.endsWith('是')
      ? `${before.slice(0, -1)}${random.pick(['有多少', '多少', '几多', '达到多少', '为多少', '', '具体是多少', '达多少'])}`
      : undefined,
  ),
  frame('多少在前', ({ asked, before, word, noun, after }) =>
    asked === 'number' && noun.length > 1 && before !== '' && after === ''
      ? `${word}${noun}${before.replace(/有$/, '')}`
      : undefined,
  ),
  frame('一共', ({ asked, before, word, noun, after }, random) =>
    asked === 'number' && before !== '' && !/[是为达第]$/.test(before)
      ? `${before}${random.pick(['一共', '总共', '共', '大概', '到底', '究竟'])}${word}${noun}${after}`
      : undefined,
  ),
  heldOut('有几何', ({ asked, before, noun, after }) =>
    asked === 'number' && noun.length > 1
      ? `${trimmed(before)}${after}${after === '' ? '' : '的'}${bareNoun(noun)}能有多少`
      : undefined,
  ),
];

const THINGS: readonly Frame[] = [
  frame('N有哪些', ({ asked, before, noun, after }, random) =>
    asked === 'things' && noun !== ''
      ? `${trimmed(before).replace(/[是有了]$/, '')}${after}${/^$/.test(before + after) ? '' : '的'}${bareNoun(noun)}${random.pick(['有哪些', '都有哪些', '是哪些', '分别是哪些', '包括哪些', '有什么', '都是哪几个', '叫什么名字', '都叫什么', '是哪几个', '有哪几个'])}`
      : undefined,
  ),
  frame('N名单', ({ asked, before, noun, after }, random) =>
    asked === 'things' && noun !== ''
      ? `${trimmed(before).replace(/[是有了]$/, '')}${after}${after === '' ? '' : '的'}${bareNoun(noun)}${random.pick(['名单', '名称', '的名字', '', '名单有吗'])}`
      : undefined,
  ),
  frame('列出N', ({ asked, before, noun, after }, random) =>
    asked === 'things' && noun !== ''
      ? `${random.pick(['列出', '列举', '列一下', '说出', '请列举', '给我列出', '请列出'])}${trimmed(before).replace(/[是有了]$/, '')}${after}${before + after === '' ? '' : '的'}${bareNoun(noun)}`
      : undefined,
  ),
  frame('都', ({ asked, before, word, noun, after }) =>
    asked === 'things' && before !== '' && !/[是有的]$/.test(before)
      ? `${before.replace(/([^了过]{2})([了过]?)$/, '都$1$2')}${word}${noun}${after}`
      : undefined,
  ),
  frame('哪些在前', ({ asked, before, word, noun, after }) => {
    const subject = /^(.{2,12}?)(?:是|了|在)?$/.exec(before)?.[1];
    return asked === 'things' && noun !== '' && subject && after === '' ? `${word}${noun}是${subject}的` : undefined;
  }),
  frame('哪几', ({ asked, before, word, noun, after }, random) =>
    asked === 'things' && word === '哪些' && noun.length > 0
      ? `${before}哪几${/^[个家位名项条种座所类]/.test(noun) ? '' : random.pick(['个', '个', '家', '种'])}${noun}${after}`
      : undefined,
  ),
  heldOut('N具体指', ({ asked, before, noun, after }) =>
    asked === 'things' && noun !== ''
      ? `${trimmed(before).replace(/[是有了]$/, '')}${after}${before + after === '' ? '' : '的'}${bareNoun(noun)}具体指哪些`
      : undefined,
  ),
];

const WHICH: readonly Frame[] = [
  frame('V的是哪个N', ({ asked, before, word, noun, after }) =>
    asked === 'which' && /^[^是的]/.test(after) && noun.length > 1 ? `${before}${after}的是${word}${noun}` : undefined,
  ),
  frame('是哪个N V的', ({ asked, before, word, noun, after }) =>
    asked === 'which' && /^[^是的]/.test(after) && noun.length > 1 && !/[是由在]$/.test(before)
      ? `${before}是${word}${noun}${after}的`
      : undefined,
  ),
  frame('V的N', ({ asked, before, noun, after }, random) =>
    asked === 'which' && noun.length > 1
      ? `${trimmed(before).replace(/[是由在]$/, '')}${after}${before + after === '' ? '' : '的'}${bareNoun(noun)}${random.pick(['是哪个', '是谁', '叫什么', '名称', '', '是什么'])}`
      : undefined,
  ),
  frame('什么N', ({ asked, before, noun, after }) =>
    asked === 'which' && noun.length > 1 ? `${before}什么${bareNoun(noun)}${after}` : undefined,
  ),
  frame('哪N', ({ asked, before, noun, after }) =>
    asked === 'which' && noun.length > 2 ? `${before}哪${noun}${after}` : undefined,
  ),
  heldOut('是何N', ({ asked, before, noun, after }) =>
    asked === 'which' && noun.length > 1
      ? `${before}${/[是由在]$/.test(before) ? '' : '是'}何${bareNoun(noun)}${after}`
      : undefined,
  ),
];

const WHAT: readonly Frame[] = [
  frame('什么是X', ({ asked, before, word, noun, after }, random) =>
    asked === 'what' && word !== '什么' && after + noun === '' && before.length > 1
      ? `${random.pick(['什么是', '啥是', '何谓'])}${before}`
      : undefined,
  ),
  frame('X是啥', ({ asked, before, word, noun, after }, random) =>
    asked === 'what' && word !== '什么' && after === ''
      ? `${before}${random.pick(['是啥', '为何物', '指什么', '具体是什么', '到底是什么', '是哪个', ''])}${noun}`
      : undefined,
  ),
  frame('哪些N', ({ asked, before, word, noun, after }) =>
    asked === 'what' && word === '什么' && noun.length > 1 ? `${before}哪些${noun}${after}` : undefined,
  ),
  frame('V的是什么', ({ asked, before, word, noun, after }) =>
    asked === 'what' && word === '什么' && noun + after === '' && before.length > 3 && !/[的是有]$/.test(before)
      ? `${before}的是什么`
      : undefined,
  ),
  heldOut('X指的是啥', ({ asked, before, word, noun, after }) =>
    asked === 'what' && word !== '什么' && after + noun === '' ? `${before}指的是啥` : undefined,
  ),
];

/** All frames; about a quarter are held out. */
export const FRAMES: readonly Frame[] = [...PERSON, ...TIME, ...PLACE, ...NUMBER, ...THINGS, ...WHICH, ...WHAT];
