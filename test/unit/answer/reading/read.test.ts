import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../../src/answer/passages/passages.ts';
import { findCandidates } from '../../../../src/answer/reading/read.ts';
import { type Article, bareArticle } from '../../../../src/model/article.ts';
import type { RuleName } from '../../../../src/model/rules.ts';
import { READING } from '../../../../src/model/tuning.ts';
import { analyseQuestion } from '../../../../src/question/analyse.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';
import { fold } from '../../../../src/text/script/fold.ts';
import { markingReader } from '../../../support/marking-reader.ts';

const findNames = makeNameFinder([{ canonical: '水利部', kind: 'body', aliases: [], english: [] }]);

function passage(article: Article, score: number, id: number): Passage {
  const { body } = article;
  const trace = { section: score, sentence: 0, dense: 0, date: 0, reading: 0 };
  const chunk = { id, articleIndex: 0, span: { start: 0, end: body.length }, firstSentence: 0, lastSentence: 0 };
  const articleText = { title: '', body, whole: body, publishedOn: null };
  return { hit: { chunk, score, trace, bestSentence: 0 }, article, articleText, span: chunk.span, folded: fold(body) };
}

/** The values of the candidates by the ids of their passages' chunks. */
async function valuesOf(
  text: string,
  passages: readonly Passage[],
  leftOut: readonly RuleName[] = [],
): Promise<number[]> {
  const analysis = analyseQuestion({ text, filters: {}, now: '2022-12-31' }, { findNames });
  const reader = markingReader({ 李某: 3 });
  const candidates = await findCandidates({ reader, analysis, leftOut: new Set(leftOut) }, passages);
  return [...candidates].sort((a, b) => a.passage.hit.chunk.id - b.passage.hit.chunk.id).map(({ value }) => value);
}

const BODY = '工程由李某设计。';
const one = bareArticle({ id: 'a', body: BODY });
const other = bareArticle({ id: 'b', body: BODY });

describe('the distance of a passage to the best', () => {
  it('counts less within an article', async () => {
    const [near = 0, far = 0] = await valuesOf('谁设计工程', [passage(one, 0.8, 0), passage(one, 0.4, 1)]);
    expect(near - far).toBeCloseTo(READING.spread * 0.4);
  });

  it('counts whole between articles', async () => {
    const [near = 0, far = 0] = await valuesOf('谁设计工程', [passage(one, 0.8, 0), passage(other, 0.4, 1)]);
    expect(near - far).toBeCloseTo(0.4);
  });

  it('changes nothing for the best of its article', async () => {
    const passages = [passage(one, 0.8, 0), passage(other, 0.4, 1)];
    expect(await valuesOf('谁设计工程', passages)).toEqual(await valuesOf('谁设计工程', passages, ['spread']));
  });
});

describe('a body, place or year of the question that the article lacks', () => {
  it('costs its words points', async () => {
    const [value = 0] = await valuesOf('水利部的工程由谁设计', [passage(one, 0.8, 0)]);
    const [without = 0] = await valuesOf('水利部的工程由谁设计', [passage(one, 0.8, 0)], ['constraint']);
    expect(without - value).toBeCloseTo(READING.constraint * READING.weight);
  });

  it.each([
    ['where the question names none', '谁设计工程'],
    ['where only a number is lacking', '9座水库的工程由谁设计'],
  ])('costs nothing %s', async (_, question) => {
    const passages = [passage(one, 0.8, 0)];
    expect(await valuesOf(question, passages)).toEqual(await valuesOf(question, passages, ['constraint']));
  });

  it('costs nothing where the article names it elsewhere', async () => {
    const whole = {
      ...passage(one, 0.8, 0),
      articleText: { title: '', body: BODY, whole: `水利部的消息。${BODY}`, publishedOn: null },
    };
    const values = await valuesOf('水利部的工程由谁设计', [whole]);
    expect(values).toEqual(await valuesOf('水利部的工程由谁设计', [whole], ['constraint']));
  });
});
