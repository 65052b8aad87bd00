import { expect, it } from 'vitest';
import type { Reader } from '../../../src/inference/reader.ts';
import { rememberReadings } from '../../../src/inference/remember-readings.ts';

it('reads and judges the same texts once, others anew', async () => {
  const asked: string[] = [];
  const reader: Reader = {
    modelId: 'counting',
    read: async (question, passage) => {
      asked.push(`read ${question} ${passage}`);
      return [{ span: { start: 0, end: 1 }, score: 1 }];
    },
    judge: async (question, passage, { start, end }) => {
      asked.push(`judge ${question} ${passage} ${start}-${end}`);
      return 2;
    },
    close: async () => {},
  };
  const remembering = rememberReadings(reader);
  for (let i = 0; i < 2; i++) {
    await remembering.read('谁', '甲乙', { count: 5, brevity: 1 });
    await remembering.judge('谁', '甲乙', { start: 0, end: 1 });
  }
  await remembering.judge('谁', '甲乙', { start: 1, end: 2 });
  expect(asked).toEqual(['read 谁 甲乙', 'judge 谁 甲乙 0-1', 'judge 谁 甲乙 1-2']);
});
