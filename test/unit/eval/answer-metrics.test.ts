import { describe, expect, it } from 'vitest';
import { scoreAnswer } from '../../../src/eval/answer-metrics.ts';

describe('the score of an answer', () => {
  it('is full where answer and reference are the same', () => {
    expect(scoreAnswer('1958年', ['1958年'])).toEqual({ em: 1, f1: 1 });
  });

  it('overlooks punctuation, spaces, case, width and script', () => {
    expect(scoreAnswer('《三國演義》，ＧＤＰ。', ['三国演义 gdp'])).toEqual({ em: 1, f1: 1 });
  });

  it('is the harmonic mean over the longest common run of characters', () => {
    // Run 王大力 of 3; answer 5, reference 3: precision 3/5, recall 3/3, F1 6/8.
    expect(scoreAnswer('工匠王大力', ['王大力'])).toEqual({ em: 0, f1: 0.75 });
  });

  it('counts one run only, not pieces apart', () => {
    // 甲乙 and 丁戊 are shared, the longest run is 2; 5 and 5 characters: 2 · 2 / 10.
    expect(scoreAnswer('甲乙丙丁戊', ['甲乙己丁戊'])).toEqual({ em: 0, f1: 0.4 });
  });

  it('takes a number with its decimals and a Latin word for one token each', () => {
    // Tokens 12.3, 亿, 元 against 12.4, 亿, 元: run 2 of 3 and 3.
    expect(scoreAnswer('12.3亿元', ['12.4亿元']).f1).toBeCloseTo(2 / 3, 10);
    // Tokens john, smith against smith: run 1 of 2 and 1.
    expect(scoreAnswer('John Smith', ['Smith']).f1).toBeCloseTo(2 / 3, 10);
  });

  it('tells a percentage from a number', () => {
    expect(scoreAnswer('5%', ['5']).em).toBe(0);
  });

  it('is that of the best reference, for em and f1 each', () => {
    expect(scoreAnswer('北京市', ['上海', '北京', '北京市'])).toEqual({ em: 1, f1: 1 });
    expect(scoreAnswer('北京市', ['上海', '北京'])).toEqual({ em: 0, f1: 0.8 });
  });

  it('is 0 for nothing, for nothing in common and without references', () => {
    expect(scoreAnswer('', ['北京'])).toEqual({ em: 0, f1: 0 });
    expect(scoreAnswer('。', ['。'])).toEqual({ em: 0, f1: 0 });
    expect(scoreAnswer('上海', ['北京'])).toEqual({ em: 0, f1: 0 });
    expect(scoreAnswer('上海', [])).toEqual({ em: 0, f1: 0 });
  });
});
