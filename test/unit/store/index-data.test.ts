import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactData, type IndexData } from '../../../src/store/index-data.ts';
import { alignTerms, buildLexicalIndex } from '../../../src/store/lexical-index.ts';
import { makeLexicalScorer } from '../../../src/store/ranking/lexical-scorer.ts';

const BM25 = { k1: 1.2, b: 0.75 };
const word = fc.oneof(
  fc.constantFrom('会议', '灵寿县', '#议会', 'ndrc', '𠮷野'),
  fc.string({ minLength: 1, maxLength: 5 }),
);
const documents = fc.array(fc.array(word, { maxLength: 12 }), { minLength: 1, maxLength: 8 });

describe('the compact form of an index', () => {
  it('has the same terms by number, in the same order', () => {
    fc.assert(
      fc.property(documents, (texts) => {
        const data = dataOf(texts);
        const { terms } = compactData(data).sectionTerms;
        const before = [...data.sectionTerms.terms];
        expect([...terms]).toEqual(before);
        expect(before.map((_, number) => terms.at(number))).toEqual(before);
        expect(terms.at(before.length)).toBeUndefined();
      }),
    );
  });

  it('scores every document the same', () => {
    fc.assert(fc.property(documents, word, (texts, asked) => expectSameScores(texts, [asked, ...(texts[0] ?? [])])));
  });

  it('scores the same if a term stands in a document more often than a byte can count', () => {
    expectSameScores([Array.from({ length: 300 }, () => '县'), ['县', '省']], ['县', '省']);
  });

  it('keeps nothing of the bytes it was read from', () => {
    const file = new ArrayBuffer(1_024);
    const data = dataOf([['县'], ['省', '县']]);
    const read = { ...data.sentenceTerms, lengths: new Uint32Array(file, 512, 2) };
    const { sentenceTerms } = compactData({ ...data, sentenceTerms: read });
    expect(sentenceTerms.lengths.buffer.byteLength).toBe(8);
  });
});

/** An index whose sections and sentences are the same texts. */
function dataOf(texts: readonly (readonly string[])[]): IndexData {
  const sectionTerms = buildLexicalIndex(texts);
  const sentenceTerms = alignTerms(buildLexicalIndex(texts), sectionTerms.terms);
  return { articles: [], chunks: [], sentences: [], sectionTerms, sentenceTerms };
}

function expectSameScores(texts: readonly (readonly string[])[], asked: readonly string[]): void {
  const data = dataOf(texts);
  const query = asked.map((term) => ({ alternatives: [{ term, weight: 1 }], weight: 1 }));
  const scores = ({ sectionTerms, sentenceTerms }: IndexData) =>
    [sectionTerms, sentenceTerms].map((index) => [...makeLexicalScorer(index, BM25).score(query)]);
  expect(scores(compactData(data))).toEqual(scores(data));
}
