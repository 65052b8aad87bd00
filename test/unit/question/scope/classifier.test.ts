import { describe, expect, it } from 'vitest';
import { SCOPES, type Scope } from '../../../../src/model/scope.ts';
import { readLinear } from '../../../../src/question/linear/linear-model.ts';
import { parseLinearModel } from '../../../../src/question/linear/parse-linear-model.ts';
import { readScope } from '../../../../src/question/scope/classifier.ts';
import { isNeverSpan } from '../../../../src/question/scope/never-span.ts';
import { wordRuns } from '../../../../src/question/scope/word-runs.ts';
import { scopeOf } from '../../../support/scope.ts';

describe('scopeOf', () => {
  it.each<[string, Scope]>([
    ['请概括这次会议', 'digest'],
    ['水利厅那篇文章讲了什么?', 'digest'],
    ['what are the main points of the water meeting?', 'digest'],
    ['省里对春耕提出了哪些要求?', 'list'],
    ['为什么要修这条铁路?', 'why'],
    ['怎么提高粮食产量', 'how'],
    ['甲县和乙县的做法有什么不同?', 'compare'],
    ['你们都有哪些文章', 'articles'],
    ['一共有多少篇报道', 'count'],
    ['哪些文章提到了防汛', 'about'],
    ['最近有什么新消息', 'newest'],
    ['最早的文章是哪篇', 'oldest'],
    ['按时间列出这几次会议', 'timeline'],
  ])('reads %s as a question for %s', (question, scope) => {
    expect(scopeOf(question)).toBe(scope);
  });

  it.each([
    '甲县和乙县哪个政党最强大',
    '有多少不同种类的栉水母?',
    '规则是什么时候总结出来的?',
    '哪个县的产量最高?',
    '会议由谁主持?',
    '这篇文章是谁写的',
    '国家发改委定点帮扶哪些县',
    'who chaired the meeting?',
    '清河县',
  ])('leaves %s to words of a sentence', (question) => {
    expect(isNeverSpan(scopeOf(question))).toBe(false);
  });
});

describe('readScope', () => {
  const weights = new Map([['总结', Int8Array.from([0, 10, ...new Array(10).fill(0)])]]);
  const model = { intercepts: new Array(12).fill(0), weights, step: 1, threshold: 0.9 };

  it('takes the likeliest scope where a span is unlikely enough', () => {
    // e^10 against eleven times 1: a digest is almost certain.
    expect(readScope(model, '总结')).toBe('digest');
  });

  it('takes a span where nothing of the question is known', () => {
    // Twelve even chances: a span has 1/12, and 11/12 is more than 0.9 but less than 0.95.
    expect(readScope({ ...model, threshold: 0.95 }, '问')).toBe('span');
  });
});

describe('wordRuns', () => {
  it('reads titles and numbers as such, whatever they say', () => {
    expect(wordRuns('总结《为什么是他》')).toEqual(wordRuns('总结《有哪些变化》?'));
    expect(wordRuns('哪5点')).toContain('哪0点');
  });

  it('joins words of letters by spaces and characters by nothing', () => {
    expect(wordRuns('main points')).toContain('main points');
    expect(wordRuns('要点')).toContain('要点');
  });
});

describe('readLinear', () => {
  it('gives every class a chance, together 1', () => {
    // e^1 against 1: 0.73 and 0.27.
    const { chances } = readLinear({ intercepts: [0, 1], weights: new Map(), step: 1, threshold: 0.5 }, ['问']);
    expect(chances.map((chance) => chance.toFixed(2))).toEqual(['0.27', '0.73']);
  });
});

describe('parseLinearModel', () => {
  const text = (changes: object) =>
    JSON.stringify({
      classes: ['a', 'b'],
      intercepts: [0, 0],
      step: 1,
      threshold: 1,
      signs: [],
      weights: '',
      ...changes,
    });

  it('refuses a model of other classes', () => {
    expect(() => parseLinearModel(text({}), SCOPES)).toThrow('the classes are a,b');
  });

  it('refuses weights of other signs', () => {
    expect(() => parseLinearModel(text({ weights: 'AQ==' }), ['a', 'b'])).toThrow('do not fit');
    expect(parseLinearModel(text({ signs: ['好'], weights: 'AQI=' }), ['a', 'b']).weights.get('好')).toEqual(
      Int8Array.from([1, 2]),
    );
  });
});
