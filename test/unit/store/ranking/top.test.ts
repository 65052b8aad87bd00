import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeTop } from '../../../../src/store/ranking/top.ts';

describe('makeTop', () => {
  it('keeps what sorting would put first, for any offers and any count', () => {
    const scores = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 3 })), { maxLength: 200 });
    fc.assert(
      fc.property(scores, fc.integer({ min: 0, max: 50 }), (offered, count) => {
        const all = offered.map((score, id) => ({ id, score }));
        const top = makeTop(count);
        for (const { id, score } of all) top.offer(id, score);
        const sorted = [...all].sort((a, b) => b.score - a.score || a.id - b.id);
        expect(top.take()).toEqual(sorted.slice(0, count));
      }),
    );
  });

  it('does not care in which order ids come', () => {
    const top = makeTop(2);
    for (const id of [9, 4, 7, 1]) top.offer(id, 1);
    expect(top.take()).toEqual([
      { id: 1, score: 1 },
      { id: 4, score: 1 },
    ]);
  });
});
