import { expect, it } from 'vitest';
import { makeRandom } from '../../../training/random.ts';
import { supportRows } from '../../../training/support/support-rows.ts';

const SENTENCES = [
  '会议由省水利厅厅长周启明主持,副省长贺文静出席会议并讲话。',
  '2023年,全市新建农村公路326公里,改造危桥41座,完成投资7.8亿元。',
  '要加强对定点帮扶县的督促指导,运行好防止返贫监测和帮扶机制。',
  '由于连续三个月降雨偏少,市政府决定限量供水,居民生活用水不受影响。',
];
const sources = SENTENCES.map((sentence) => ({
  sentence,
  variants: [],
  near: SENTENCES.filter((other) => other !== sentence),
}));

it('the same sentences and chance give the same rows, true ones without and false ones with wrong words', () => {
  const rows = Array.from({ length: 30 }, (_, seed) => supportRows(sources, makeRandom(seed))).flat();
  expect(supportRows(sources, makeRandom(0))).toEqual(supportRows(sources, makeRandom(0)));
  for (const { claim, proof, wrong, follows, kind } of rows) {
    expect(wrong.length === 0, `${kind}: ${claim}`).toBe(follows);
    for (const [start, end] of wrong) expect(start >= 0 && start < end && end <= [...claim].length).toBe(true);
    if (!follows) expect(proof).not.toContain(claim);
  }
  const kinds = new Set(rows.map(({ kind }) => kind));
  expect([...kinds].length).toBeGreaterThan(10);
});
