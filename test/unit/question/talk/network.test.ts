import { describe, expect, it } from 'vitest';
import { parseTalkNetwork, readNetwork } from '../../../../src/question/talk/network.ts';

const CLASSES = ['question', 'thanks'];
const packed = (...bytes: number[]) => ({ step: 0.5, bytes: Buffer.from(Int8Array.from(bytes)).toString('base64') });

/** One number per token, one filter per span: tokens ^ and $ are 0, 谢 is 2, 县 is -2 and what is unknown is 1. */
const SMALL = {
  classes: CLASSES,
  marks: ['[pad]', '[unknown]', '^', '$', '?', ',', '0'],
  words: ['县', '谢'],
  width: 1,
  table: packed(0, 2, 0, 0, 0, 0, 6, -4, 4),
  filters1: packed(2),
  bias1: packed(0),
  filters2: packed(2, 2),
  bias2: packed(-2),
  filters3: packed(0, 0, 0),
  bias3: packed(0),
  out: packed(-2, 2, 0, 4, 0, 0),
  outBias: packed(1, 0),
};
const read = (...tokens: string[]) => readNetwork(parseTalkNetwork(JSON.stringify(SMALL), CLASSES), tokens);

describe('the network that reads small talk by the meaning of its words', () => {
  it('adds up the strongest finding of each filter', () => {
    // Span 1 finds 2; span 2 finds 2 + 2 - 1 = 3. The sums are 0.5 - 2 and 2 + 2 · 3.
    expect(read('谢', '谢')).toEqual([-1.5, 8]);
  });

  it('finds nothing below 0', () => {
    expect(read('县')).toEqual([0.5, 0]);
  });

  it('reads all numbers alike, and words it does not know as one', () => {
    // A number is 3 and an unknown word 1: span 1 finds as much, span 2 finds 3 - 1 and 1 - 1.
    expect(read('88')).toEqual([-2.5, 7]);
    expect(read('7')).toEqual(read('88'));
    expect(read('龘')).toEqual([-0.5, 1]);
  });

  it('reads a message of any length', () => {
    expect(read()).toEqual([0.5, 0]);
    expect(read(...Array.from({ length: 10_000 }, () => '谢'))).toEqual([-1.5, 8]);
  });

  it('is refused if its numbers do not fit each other or its classes are others', () => {
    const parse = (change: object) => () => parseTalkNetwork(JSON.stringify({ ...SMALL, ...change }), CLASSES);
    expect(parse({})).not.toThrow();
    expect(parse({ words: ['县'] })).toThrow();
    expect(parse({ filters2: packed(2) })).toThrow();
    expect(parse({ out: packed(1, 2) })).toThrow();
    expect(parse({ classes: ['question', 'doubt'] })).toThrow();
  });
});
