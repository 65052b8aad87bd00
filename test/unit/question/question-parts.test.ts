import { describe, expect, it } from 'vitest';
import { splitQuestion } from '../../../src/question/question-parts.ts';

describe('the questions in a question', () => {
  it('stand alone where they have a subject of their own', () => {
    expect(splitQuestion('会议是哪天召开的？人民银行表彰了多少个先进集体？')).toEqual([
      '会议是哪天召开的？',
      '人民银行表彰了多少个先进集体？',
    ]);
  });

  it('take the subject of the first where they have none', () => {
    expect(splitQuestion('水利部推进会是什么时候召开的，谁主持？')).toEqual([
      '水利部推进会是什么时候召开的？',
      '水利部推进会谁主持？',
    ]);
    expect(splitQuestion('會議在哪裡召開，由誰主持')).toEqual(['會議在哪裡召開？', '會議由誰主持？']);
  });

  it('are asked of each of two that are asked about apart', () => {
    expect(splitQuestion('国家乡村振兴局和央行两个会分别是什么时候开的')).toEqual([
      '国家乡村振兴局的会是什么时候开的？',
      '央行的会是什么时候开的？',
    ]);
    expect(splitQuestion('国家发展改革委定点帮扶的三个县分别是哪些？')).toHaveLength(1);
  });

  it('may be parted by spaces alone, as in a chat', () => {
    expect(splitQuestion('发改委那个会谁主持 帮扶哪几个县')).toEqual([
      '发改委那个会谁主持？',
      '发改委那个会帮扶哪几个县？',
    ]);
    expect(splitQuestion('发改委 定点帮扶 哪些县')).toEqual(['发改委 定点帮扶 哪些县']);
  });

  it('take what was done where the first begins with its asking word', () => {
    expect(splitQuestion('谁主持了推进会，在哪里？')).toEqual(['谁主持了推进会？', '主持了推进会，在哪里？']);
  });

  it('keep what is said before the question with it', () => {
    expect(splitQuestion('2022年，水利部帮扶哪些县，投入了多少资金？')).toEqual([
      '2022年，水利部帮扶哪些县？',
      '2022年，水利部帮扶投入了多少资金？',
    ]);
  });

  it('are looked for in hostile text without hanging', () => {
    for (const piece of ['《，', '谁，', '“？', '几、，']) {
      expect(splitQuestion(piece.repeat(20_000)).length).toBeGreaterThan(0);
    }
  });

  it.each([
    '国家发展改革委定点帮扶哪些县？',
    '在灵寿县、汪清县和田东县，帮扶了谁？',
    '请问，会议由谁主持？',
    'When was the meeting held, and who chaired it?',
    '谁？什么？哪里？何时？',
    '？？',
    '《我们去哪里？谁知道》讲了什么，谁写的',
  ])('are not looked for in %s', (text) => {
    expect(splitQuestion(text)).toEqual([text]);
  });
});
