import { describe, expect, it } from 'vitest';
import { askedCount } from '../../../../src/answer/reading/asked-count.ts';
import { slice } from '../../../../src/model/span.ts';

function count(question: string, text: string, words: string): string {
  const start = text.indexOf(words);
  return slice(text, askedCount(question, text, { start, end: start + words.length }));
}

describe('the count that is asked for among several', () => {
  const money = '去年直接投入资金4860万元,引进资金1.12亿元,实施项目93个。';

  it('is the one whose clause says what the question says', () => {
    expect(count('引进了多少资金?', money, '4860万元,引进资金1.12亿元')).toBe('1.12亿');
    expect(count('直接投入了多少资金?', money, '4860万元,引进资金1.12亿元')).toBe('4860万');
  });

  it('is the one that measures what is asked for', () => {
    expect(count('花了多少钱?', '实施项目93个,落实水利投资15.4亿元。', '93个,落实水利投资15.4亿元')).toBe('15.4亿');
  });

  it('is the first where nothing tells', () => {
    expect(count('多少?', '65个集体、155名个人。', '65个集体、155名个人')).toBe('65');
  });

  it('is the whole where one count is made of several numbers, or several are asked for', () => {
    expect(count('成绩是多少?', '成绩2小时19分47秒。', '2小时19分47秒')).toBe('2小时19分47秒');
    expect(count('投入和引进分别是多少资金?', money, '4860万元,引进资金1.12亿元')).toBe('4860万元,引进资金1.12亿元');
    expect(count('多少?', money, '93个')).toBe('93个');
  });
});
