import { describe, expect, it } from 'vitest';
import type { Citation } from '../../../../src/model/answer.ts';
import { cutCitation, highlightsIn } from '../../../../src/render/answer/highlights.ts';

const QUOTE = '表彰65个。表彰65个。会议结束。';
const NONE = { title: null, source: null, publishedOn: null, url: null };
/** A quotation that begins at 100 in its article; the second 65个 answers. */
const CITATION: Citation = {
  ...NONE,
  n: 1,
  articleId: 'a',
  quote: QUOTE,
  span: { start: 100, end: 100 + QUOTE.length },
  highlights: [{ start: 108, end: 111 }],
};

describe('a quotation cut short', () => {
  it('is of equal sentences the one that holds the answering words', () => {
    const cut = cutCitation(CITATION, '表彰65个。');
    expect(cut.span).toEqual({ start: 106, end: 112 });
    expect(highlightsIn(cut)).toEqual([{ start: 2, end: 5 }]);
  });

  it('may be empty', () => {
    expect(cutCitation(CITATION, '').span).toEqual({ start: 100, end: 100 });
    expect(highlightsIn(cutCitation(CITATION, ''))).toEqual([]);
  });
});
