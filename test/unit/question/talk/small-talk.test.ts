import { describe, expect, it } from 'vitest';
import { makeReadTalk } from '../../../../src/question/talk/small-talk.ts';
import { readTalk } from '../../../support/talk.ts';

const SMALL_TALK: Readonly<Record<string, readonly string[]>> = {
  thanks: [
    '谢谢',
    '谢谢！',
    '谢谢谢谢',
    '多谢啦～',
    '謝謝您',
    '感謝！',
    '好的，谢谢你',
    'thanks',
    'Thank you so much!',
    'thx',
    '🙏',
    '谢谢老师',
    '唔該晒',
    '太感谢了',
    'Thanks, that was helpful',
    '辛苦了',
    '回答得很详细',
    '總結得真好！',
    '辛苦啦，说得挺明白',
  ],
  greeting: [
    '你好',
    '您好！',
    '嗨',
    '大家好',
    '早上好',
    '下午好呀',
    'hello',
    'Hi there',
    'ＨＥＬＬＯ',
    'Good morning!',
    '在吗？',
    '有人吗？',
    '你好嗎',
    '👋',
    '早',
    '哈囉',
    'hey bot',
  ],
  assent: [
    '好的',
    '好',
    '嗯嗯',
    '收到',
    '收到！',
    'ok',
    'OK.',
    'Okay',
    'ｏｋ',
    '👍',
    '👍🏻👍🏻',
    '明白了',
    '知道了',
    '瞭解',
    '没问题',
    '對',
    '是的',
    '不错不错',
    '666',
    'I see',
    'got it!',
    '好好好',
    '不用了',
    '<:nod:123456789012345678>',
    '原来如此',
    '行吧',
    '真的很好',
    '没有了',
  ],
  laughter: [
    '哈哈',
    '哈哈哈哈哈！',
    '嘻嘻',
    '呵呵',
    'lol',
    'hahaha',
    'haha!',
    '笑死我了',
    '😂',
    '2333',
    'hhhh',
    '哈哈，有意思',
  ],
  about: [
    '你是谁',
    '你是谁？',
    '你是誰？',
    '你能做什么？',
    '能问什么？',
    '可以問什麼',
    'help',
    'Help!',
    'who are you?',
    'What can you do?',
    'What can I ask?',
    '你叫什么名字',
    '怎么用？',
    '帮助',
    '你是机器人吗',
    '你好，你是谁？',
    "what's your name?",
    '介绍一下你自己',
  ],
  doubt: [
    '真的',
    '不太可能吧',
    '係唔係真㗎',
    '感觉不太对',
    '说得不太准',
    'Hmm, I am not convinced.',
    '真的吗？',
    '真的嗎',
    '真的假的？',
    '不对吧',
    '不對吧？',
    '确定吗',
    '你确定吗？',
    '確定？',
    '是吗？',
    '不会吧',
    '错了吧',
    'really?',
    'Are you sure?',
    "that's wrong",
    'is that true',
    '？',
    '???',
    '依据呢？',
    '靠谱吗',
    '🤔',
  ],
  goodbye: [
    '先聊到这，拜拜',
    '有空再聊～',
    '再见',
    '再見！',
    '拜拜',
    '88',
    'bye',
    'Bye bye!',
    'see you later',
    '晚安',
    '先走了',
    'good night',
    '明天见',
  ],
};

const QUESTIONS: readonly string[] = [
  '几个县？',
  '谁主持？',
  '哪年？',
  '为什么？',
  '然后呢？',
  '哪些县',
  '多少钱？',
  '在哪？',
  '什么时候？',
  '怎么做？',
  '谁？',
  '哪天开的？',
  '还有呢？',
  '还有谁？',
  '那去年呢？',
  '2021年呢',
  '吉林呢？',
  '全国妇联呢？',
  '他是谁？',
  '它在哪里？',
  '其中呢？',
  '结果呢？',
  '原因？',
  '时间呢？',
  '几号？',
  '几月？',
  '第几次？',
  '哪三个县？',
  '有哪些？',
  '有吗？',
  '有没有？',
  '是谁？',
  '是什么？',
  '怎么说？',
  '何时？',
  '何地？',
  '为啥？',
  '咋办？',
  '誰主持？',
  '幾個縣？',
  '為什麼？',
  '哪裡？',
  '邊個主持？',
  '幾時開會？',
  'who?',
  'why?',
  'when?',
  'where was it?',
  'how many?',
  'who chaired it?',
  'wut did they say',
  'wat day was it',
  'hw many ppl came',
  'and in Hebei?',
  'what about 2021?',
  '何立峰',
  '发改委',
  '央行',
  '脱贫',
  '2022',
  '谢谢，那几个县？',
  '你好，谁主持会议？',
  '好的，那去年呢？',
  '哈哈 为什么',
  'ok, who chaired it?',
  '真的脱贫了吗？',
  '不对称是什么？',
  '确定了哪些目标？',
  '谢旭人是谁？',
  '好人好事有哪些？',
  '对口支援哪些县？',
  '再见面是哪天？',
  '帮助了哪些县？',
  '你好李焕英是什么',
  'OK镜是什么',
  '是否脱贫？',
  '行不行？',
];

describe('small talk', () => {
  for (const [kind, lines] of Object.entries(SMALL_TALK)) {
    it.each(lines)(`is ${kind}: %s`, (line) => {
      expect(readTalk(line)).toEqual({ kind });
    });
  }

  it.each(QUESTIONS)('is not: %s', (line) => {
    expect(readTalk(line)).toEqual({ kind: 'question', text: line });
  });

  it('is tried on enough lines of both kinds', () => {
    expect(Object.values(SMALL_TALK).flat().length).toBeGreaterThan(60);
    expect(QUESTIONS.length).toBeGreaterThan(60);
  });

  it.each([
    ['<:thx:123456789012345678>', 'thanks'],
    ['好的 <@123456789012345678>', 'assent'],
    ['好的🙏', 'thanks'],
    ['好的🤔', 'doubt'],
    ['[]', 'assent'],
  ])('counts emoji, their names and marks, and no mention: %s', (line, kind) => {
    expect(readTalk(line)).toEqual({ kind });
  });

  it.each(['灵寿县👍', '😂几个县', '<:thx:123456789012345678> 谁主持', '谢谢 <@123456789012345678> 那几个县？'])(
    'asks whatever emoji stand beside it: %s',
    (line) => {
      expect(readTalk(line)).toEqual({ kind: 'question', text: line });
    },
  );

  it('without its model takes all that has words for a question', () => {
    const read = makeReadTalk(undefined);
    expect(read('谢谢')).toEqual({ kind: 'question', text: '谢谢' });
    expect(read('👍')).toEqual({ kind: 'assent' });
    expect(read('谢谢🙏').kind).toBe('question');
  });

  it('takes a message that says nothing for a question, which is refused with its reason', () => {
    expect(readTalk('  ').kind).toBe('question');
  });

  it('is told in linear time', () => {
    const began = performance.now();
    for (const piece of ['哈', 'ha', '好 ', 'a ', '👍']) readTalk(piece.repeat(100_000));
    for (const piece of ['哈', 'ha', '好 ', 'a ', '👍']) readTalk(piece.repeat(20));
    // A square of the length would take minutes.
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
