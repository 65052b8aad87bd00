import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../src/answer/reading/read.ts';
import { rerank } from '../../../../src/answer/reading/rerank.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import type { Hit } from '../../../../src/model/hit.ts';
import { RERANK } from '../../../../src/model/tuning.ts';
import { fold } from '../../../../src/text/script/fold.ts';

function hit(id: number, score: number): Hit {
  const chunk = { id, articleIndex: 0, span: { start: 0, end: 1 }, firstSentence: 0, lastSentence: 0 };
  return { chunk, score, trace: { section: score, sentence: 0, dense: 0, date: 0, reading: 0 }, bestSentence: 0 };
}

function reading(of: Hit, readerScore: number): Candidate {
  const article = bareArticle({ id: 'a', body: '甲' });
  const span = { start: 0, end: 1 };
  const articleText = { title: '', body: '甲', whole: '甲', publishedOn: null };
  return {
    passage: { hit: of, article, articleText, span, folded: fold('甲') },
    span,
    text: '甲',
    agreement: 0,
    readerScore,
    value: 0,
  };
}

const ids = (hits: readonly Hit[]) => hits.map(({ chunk }) => chunk.id);

describe('ordering hits by what reading them tells', () => {
  const [first, second, third] = [hit(1, 0.5), hit(2, 0.48), hit(3, 0.47)];

  it('puts the passage that surely answers before one that does not', () => {
    expect(ids(rerank([first, second], [reading(first, -6), reading(second, 8)]))).toEqual([2, 1]);
  });

  it('counts the best reading of a passage', () => {
    const readings = [reading(second, 8), reading(second, -8), reading(first, 0)];
    expect(ids(rerank([first, second], readings))).toEqual([2, 1]);
  });

  it('leaves everything in its place without a reader, and adds nothing to what was not read', () => {
    expect(rerank([first, second, third], [])).toEqual([first, second, third]);
    expect(rerank([first, second, third], [reading(first, 3)]).slice(1)).toEqual([second, third]);
  });

  it('never lets one passage gain more than the surest can', () => {
    const [far] = rerank([hit(4, 0.1)], [reading(hit(4, 0.1), 1_000)]);
    expect(far?.trace.reading).toBeCloseTo(RERANK.weight * (RERANK.most - RERANK.least));
    expect(far?.score).toBeCloseTo(0.1 + RERANK.weight * (RERANK.most - RERANK.least));
  });

  it('orders equal scores by chunk id', () => {
    expect(ids(rerank([hit(9, 0.3), hit(2, 0.3)], []))).toEqual([2, 9]);
  });
});
