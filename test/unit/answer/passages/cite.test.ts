import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cite, mergeEvidence } from '../../../../src/answer/passages/cite.ts';
import { bareArticle } from '../../../../src/model/article.ts';

const article = bareArticle({ id: 'a', body: '第一句。第二句。\n第三句。', title: '题', source: '报' });
const other = bareArticle({ id: 'b', body: '别的一句。' });

describe('citations', () => {
  it('quote verbatim and are numbered from 1 in order', () => {
    const citations = cite([
      { article, span: { start: 4, end: 8 } },
      { article: other, span: { start: 0, end: 5 } },
    ]);
    expect(citations.map(({ n, articleId, quote }) => [n, articleId, quote])).toEqual([
      [1, 'a', '第二句。'],
      [2, 'b', '别的一句。'],
    ]);
  });

  it('name the page of a file that has pages, and none elsewhere', () => {
    const paged = { ...article, pages: [0, 3, 9, 4] };
    const spans = [
      { start: 4, end: 8 },
      { start: 9, end: 13 },
    ];
    expect(cite(spans.map((span) => ({ article: paged, span }))).map(({ page }) => page)).toEqual([3, 4]);
    expect(cite([{ article, span: { start: 4, end: 8 } }])[0]).not.toHaveProperty('page');
  });

  it('join pieces that stand together, white space between them, and no others', () => {
    const merged = mergeEvidence([
      { article, span: { start: 9, end: 13 } },
      { article, span: { start: 4, end: 8 } },
      { article: other, span: { start: 0, end: 5 } },
    ]);
    expect(merged.map(({ span }) => span)).toEqual([
      { start: 4, end: 13 },
      { start: 0, end: 5 },
    ]);
  });

  it('are the text at their offsets, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(), (body, a, b) => {
        const start = Math.min(a, b) % body.length;
        const end = Math.max(start, Math.max(a, b) % (body.length + 1));
        const [citation] = cite([{ article: bareArticle({ id: 'x', body }), span: { start, end } }]);
        expect(citation?.quote).toBe(body.slice(start, end));
      }),
    );
  });
});
