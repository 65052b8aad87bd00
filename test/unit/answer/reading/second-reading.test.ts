import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../../src/answer/reading/read.ts';
import { readAgain } from '../../../../src/answer/reading/second-reading.ts';
import type { Reader } from '../../../../src/inference/reader.ts';
import { bareArticle } from '../../../../src/model/article.ts';
import { analyseQuestion } from '../../../../src/search/analyse.ts';
import { fold } from '../../../../src/text/fold.ts';
import { makeNameFinder } from '../../../../src/text/names.ts';
import { markingReader } from '../../../support/marking-reader.ts';

const TITLE = '甲縣水庫';
const BODY = '甲縣有水庫。遠處的話。其他的話。水庫建於1958年。還有別的話。';
const ANALYSIS = analyseQuestion(
  { text: '水库哪年建的', filters: {}, now: '2022-01-01' },
  { findNames: makeNameFinder([]) },
);

function candidate(words: string, body = BODY, title = '甲县水库'): Candidate {
  const article = bareArticle({ id: 'a', title: TITLE, body });
  const folded = fold(body);
  const start = folded.text.indexOf(words);
  const span = { start, end: start + words.length };
  const chunk = { id: 0, articleIndex: 0, span: { start: 0, end: body.length }, firstSentence: 0, lastSentence: 3 };
  const trace = { section: 0, sentence: 0, dense: 0, date: 0, reading: 0 };
  const passage = {
    hit: { chunk, score: 0, trace, bestSentence: 0 },
    article,
    articleText: { title, body: folded.text, whole: `${title}\n${folded.text}`, publishedOn: null },
    span: chunk.span,
    folded,
  };
  return { passage, span, text: words, agreement: 0, readerScore: 0, value: 0 };
}

/** A reader that keeps what it is shown. */
function noting(reader: Reader): { reader: Reader; shown: string[] } {
  const shown: string[] = [];
  const read: Reader['read'] = (question, passage, count) => {
    shown.push(passage);
    return reader.read(question, passage, count);
  };
  return { reader: { ...reader, read }, shown };
}

describe('the second reading', () => {
  it('shows the sentence behind title, first sentence and the one before it, folded, without the rest', async () => {
    const { reader, shown } = noting(markingReader({ '1958年': 5 }));
    expect(await readAgain(reader, ANALYSIS, candidate('1958年'))).toBe(5);
    expect(shown).toEqual(['甲县水库。甲县有水库。其他的话。水库建于1958年。']);
  });

  it('reads nothing anew where the article has no title to add', async () => {
    const { reader, shown } = noting(markingReader({ '1958年': 5 }));
    const untitled = candidate('1958年', BODY, '');
    expect(await readAgain(reader, ANALYSIS, { ...untitled, readerScore: 3 })).toBe(3);
    expect(shown).toEqual([]);
  });

  it('shows the first sentence once', async () => {
    const { reader, shown } = noting(markingReader({ 水库: 1 }));
    await readAgain(reader, ANALYSIS, candidate('水库'));
    expect(shown).toEqual(['甲县水库。甲县有水库。']);
  });

  it('counts a longer or shorter run of the same words as the candidate', async () => {
    expect(await readAgain(markingReader({ 建于1958年: 4 }), ANALYSIS, candidate('1958年'))).toBe(4);
  });

  it('counts against it that other words are preferred', async () => {
    expect(await readAgain(markingReader({ 甲县: 7 }), ANALYSIS, candidate('1958年'))).toBe(-7);
    expect(await readAgain(markingReader({ 甲县: -7 }), ANALYSIS, candidate('1958年'))).toBeCloseTo(0);
  });

  it('leaves out what there is no room for', async () => {
    const sentence = `${'远'.repeat(90)},水库建于1958年。`;
    const long = `${'很'.repeat(150)}。${sentence}`;
    const { reader, shown } = noting(markingReader({ '1958年': 5 }));
    await readAgain(reader, ANALYSIS, candidate('1958年', long));
    expect(shown).toEqual([`甲县水库。${sentence}`]);
  });
});
