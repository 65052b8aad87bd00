import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitArticles } from '../../../src/chunking/split-articles.ts';
import { bareArticle } from '../../../src/model/article.ts';

const SIZES = { chunkChars: 20, sectionChars: 40 };
const texts = (body: string, captions = [] as { start: number; end: number }[]) => {
  const article = bareArticle({ id: 'a', body, captions });
  const units = splitArticles([article], SIZES);
  return { ...units, chunkTexts: units.chunks.map(({ span }) => body.slice(span.start, span.end)) };
};

describe('cutting articles', () => {
  it('makes chunks of whole sentences that overlap by one', () => {
    expect(texts('一二三四五六。七八九十甲乙。丙丁戊己庚辛。').chunkTexts).toEqual([
      '一二三四五六。七八九十甲乙。',
      '七八九十甲乙。丙丁戊己庚辛。',
    ]);
  });

  it('keeps a caption by itself', () => {
    const body = '一句。\n图说。\n二句。';
    expect(texts(body, [{ start: 4, end: 7 }]).chunkTexts).toEqual(['一句。', '图说。', '二句。']);
  });

  it('numbers sentences, sections and chunks through all articles', () => {
    const articles = ['甲句。乙句。', '丙句。'].map((body, i) => bareArticle({ id: `a${i}`, body }));
    const { sentences, chunks, sections } = splitArticles(articles, SIZES);
    expect(sentences.map(({ id, articleIndex, sectionIndex }) => [id, articleIndex, sectionIndex])).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [2, 1, 1],
    ]);
    expect(chunks.map(({ firstSentence, lastSentence }) => [firstSentence, lastSentence])).toEqual([
      [0, 1],
      [2, 2],
    ]);
    expect(sections).toBe(2);
  });

  it('puts every sentence into a chunk, and every chunk within its size or of one sentence', () => {
    const bodies = fc.array(fc.string({ unit: fc.constantFrom('字', '句', '。', '！', '\n', 'a', ' ') }));
    fc.assert(
      fc.property(bodies, (parts) => {
        const { sentences, chunks } = texts(parts.join(''));
        const covered = new Set(
          chunks.flatMap((c) => sentences.slice(c.firstSentence, c.lastSentence + 1).map((s) => s.id)),
        );
        expect(covered.size).toBe(sentences.length);
        for (const { span, firstSentence, lastSentence } of chunks) {
          expect(span.end - span.start <= SIZES.chunkChars || firstSentence === lastSentence).toBe(true);
        }
      }),
    );
  });

  it('looks at every caption a few times, however many sentences there are', () => {
    const looksFor = (lines: number) => {
      let looks = 0;
      const captions = Array.from({ length: lines }, (_, i) => ({ start: 8 * i, end: 8 * i + 3 }));
      const counted = new Proxy(captions, {
        get: (list, key) => {
          if (/^\d+$/.test(String(key))) looks++;
          return Reflect.get(list, key);
        },
      });
      texts('图说。\n一句。\n'.repeat(lines), counted);
      return looks;
    };
    expect(looksFor(2_000)).toBeLessThan(2.5 * looksFor(1_000));
  });
});
