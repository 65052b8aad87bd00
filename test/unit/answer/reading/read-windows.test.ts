import { describe, expect, it } from 'vitest';
import { brevityFor, readWindows } from '../../../../src/answer/reading/read-windows.ts';
import { markingReader } from '../../../support/marking-reader.ts';

describe('reading windows', () => {
  it('gives each span once with its best score, in offsets of the text', async () => {
    const text = '甲乙丙丁戊己';
    const windows = [
      { start: 0, end: 4 },
      { start: 2, end: 6 },
    ];
    const readings = await readWindows(markingReader({ 丙丁: 2, 己: 3 }), '问', { text, windows, brevity: 0 });
    expect(readings).toEqual([
      { span: { start: 5, end: 6 }, score: 3, support: 0 },
      { span: { start: 2, end: 4 }, score: 2, support: Math.log(2) },
    ]);
  });

  it('weighs a window by how sure it is: a far lower score adds next to nothing', async () => {
    let score = 8;
    const reader = {
      ...markingReader({}),
      read: async () => {
        score -= 4;
        return [{ span: { start: 0, end: 1 }, score }];
      },
    };
    const windows = [
      { start: 0, end: 2 },
      { start: 0, end: 1 },
    ];
    const [reading] = await readWindows(reader, '问', { text: '甲乙', windows, brevity: 0 });
    expect(reading?.score).toBe(4);
    expect(reading?.support).toBeCloseTo(Math.log(1 + Math.exp(-4)), 10);
  });

  it('puts equal scores in text order, the shorter first', async () => {
    const windows = [{ start: 0, end: 3 }];
    const readings = await readWindows(markingReader({ 丙: 1, 甲乙: 1, 甲: 1 }), '问', {
      text: '甲乙丙',
      windows,
      brevity: 0,
    });
    expect(readings.map(({ span }) => [span.start, span.end])).toEqual([
      [0, 1],
      [0, 2],
      [2, 3],
    ]);
  });

  it('finds nothing without windows', async () => {
    expect(await readWindows(markingReader({ 甲: 1 }), '问', { text: '甲', windows: [], brevity: 0 })).toEqual([]);
  });
});

describe('the brevity of an answer', () => {
  it('counts where one thing is asked, not where several, a reason or a way are', () => {
    expect(brevityFor('谁主持会议?')).toBeGreaterThan(0);
    for (const question of ['帮扶哪些县?', '为什么下降?', '怎么申请?']) expect(brevityFor(question)).toBe(0);
  });
});
