import { describe, expect, it } from 'vitest';
import type { QueryTerm } from '../../../src/model/analysis.ts';
import { buildLexicalIndex } from '../../../src/store/lexical-index.ts';
import { makeLexicalScorer } from '../../../src/store/ranking/lexical-scorer.ts';

const settings = { k1: 1.2, b: 0.75 };
const one = (term: string, weight = 1): QueryTerm => ({ alternatives: [{ term, weight: 1 }], weight });

describe('the lexical index', () => {
  const scorer = makeLexicalScorer(buildLexicalIndex([['a', 'b', 'a'], ['b', 'c'], []]), settings);

  it('keeps postings in document order and counts repetitions', () => {
    const index = buildLexicalIndex([['b', 'a', 'a'], ['a']]);
    expect(index.terms).toEqual(['a', 'b']);
    expect([...index.offsets]).toEqual([0, 2, 3]);
    expect([...index.documents]).toEqual([0, 1, 0]);
    expect([...index.frequencies]).toEqual([2, 1, 1]);
    expect([...index.lengths]).toEqual([3, 1]);
  });

  it('scores by the formula of BM25', () => {
    // N 3, df(a) 1: idf = ln(1 + 2.5/1.5). Document 0 has 3 terms, the mean is 5/3: norm = 1.2 (0.25 + 0.75 · 1.8).
    const idf = Math.log(1 + 2.5 / 1.5);
    const norm = 1.2 * (0.25 + (0.75 * 3) / (5 / 3));
    const scores = scorer.score([one('a')]);
    expect(scores[0]).toBeCloseTo((idf * 2.2 * 2) / (2 + norm), 5);
    expect([scores[1], scores[2]]).toEqual([0, 0]);
  });

  it('adds terms up and weighs them', () => {
    const a = scorer.score([one('a')])[0] ?? 0;
    const b = scorer.score([one('b')])[0] ?? 0;
    expect(scorer.score([one('a', 0.5), one('b')])[0]).toBeCloseTo(a / 2 + b, 5);
  });

  it('counts only the best way of writing one thing', () => {
    const group: QueryTerm = {
      alternatives: [
        { term: 'b', weight: 1 },
        { term: 'c', weight: 0.1 },
      ],
      weight: 1,
    };
    expect(scorer.score([group])[1]).toBeCloseTo(scorer.score([one('b')])[1] ?? 0, 5);
  });

  it('scores nothing for unknown terms', () => {
    expect([...scorer.score([one('zzz')])]).toEqual([0, 0, 0]);
    expect(scorer.documentFrequency('zzz')).toBe(0);
  });

  it('scores some documents alone, and nothing of the question before', () => {
    const among = (documents: number[]) => () => ({
      documents: Uint32Array.from(documents),
      frequencies: Uint16Array.from(documents, () => 1),
    });
    const all = scorer.score([one('b')]);
    expect([...scorer.score([one('b')], among([0, 1]))]).toEqual([...all]);
    expect([...scorer.score([one('b')], among([1]))]).toEqual([0, all[1], 0]);
    const both: QueryTerm = { alternatives: ['b', 'c'].map((term) => ({ term, weight: 1 })), weight: 1 };
    expect([...scorer.score([both], among([0]))].map(Math.sign)).toEqual([1, 0, 0]);
    expect([...scorer.score([one('c')], among([]))]).toEqual([0, 0, 0]);
  });
});
