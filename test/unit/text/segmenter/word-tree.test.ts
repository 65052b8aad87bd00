import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeWordTree, ROOT, type WordTree } from '../../../../src/text/segmenter/word-tree.ts';

const TAGS = ['n', 'v', ''];
const words = fc.array(
  fc.record({
    word: fc.string({ unit: fc.constantFrom('a', 'b', '县', '𠮷'), minLength: 1, maxLength: 6 }),
    weight: fc.double({ noNaN: true }),
    tag: fc.constantFrom(...TAGS),
  }),
  { maxLength: 200 },
);

function follow(tree: WordTree, word: string, step: 'next' | 'extend'): number {
  let node = ROOT;
  for (const char of word) node = node < 0 ? node : tree[step](node, char.codePointAt(0) as number);
  return node;
}

it('holds what it was given last, also when it grows', () => {
  fc.assert(
    fc.property(
      words,
      fc.string({ unit: fc.constantFrom('a', 'b', '县'), minLength: 1, maxLength: 6 }),
      (given, other) => {
        const tree = makeWordTree(2);
        const last = new Map(given.map((one) => [one.word, one]));
        for (const { word, weight, tag } of given) tree.setWord(follow(tree, word, 'extend'), weight, tag);
        for (const [word, { weight, tag }] of last) {
          const node = follow(tree, word, 'next');
          expect([tree.weightAt(node), tree.tagAt(node)]).toEqual([weight, tag]);
        }
        const node = follow(tree, other, 'next');
        if (!last.has(other) && node >= 0)
          expect([tree.weightAt(node), tree.tagAt(node)]).toEqual([Number.NaN, undefined]);
        if (node < 0) expect([...last.keys()].filter((word) => word.startsWith(other))).toEqual([]);
      },
    ),
  );
});

it('changes all weights and gives them in order', () => {
  const tree = makeWordTree(1);
  for (const [word, weight] of [
    ['a', 3],
    ['ab', 1],
    ['县城', 2],
  ] as const) {
    tree.setWord(follow(tree, word, 'extend'), weight, 'n');
  }
  tree.reweigh((weight) => -10 * weight);
  expect([...tree.sortedWeights()]).toEqual([-30, -20, -10]);
  expect(tree.weightAt(follow(tree, '县', 'next'))).toBeNaN();
});
