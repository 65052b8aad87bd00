import { describe, expect, it } from 'vitest';
import { renderAnswerJson } from '../../../../src/render/terminal/answer-json.ts';
import { ANSWERED, INVALID, NOT_FOUND } from '../sample-answers.ts';

describe('renderAnswerJson', () => {
  it('has the keys of the contract in their order', () => {
    const json = renderAnswerJson(ANSWERED, 'q1');
    expect(Object.keys(json)).toEqual([
      'id',
      'question',
      'outcome',
      'answer',
      'short',
      'language',
      'citations',
      'suggestions',
      'notes',
      'confidence',
      'ms',
    ]);
    expect(Object.keys(json.citations[0] ?? {})).toEqual([
      'n',
      'articleId',
      'title',
      'source',
      'publishedOn',
      'url',
      'quote',
      'start',
      'end',
      'highlights',
    ]);
    expect(json.citations[0]).toMatchObject({ n: 1, articleId: '000_a', start: 29, end: 63 });
  });

  it('leaves the id out where the caller gave none', () => {
    expect('id' in renderAnswerJson(ANSWERED)).toBe(false);
  });

  it('gives a refusal no citations, but the nearest titles', () => {
    expect(renderAnswerJson(NOT_FOUND)).toMatchObject({
      outcome: 'not-found',
      short: null,
      citations: [],
      suggestions: ['央行部署推进定点帮扶', '会议召开'],
      notes: ['dense-unavailable'],
      confidence: 0.1,
    });
  });

  it('gives a question that was not taken its code and no confidence', () => {
    expect(renderAnswerJson(INVALID)).toMatchObject({
      outcome: 'invalid',
      code: 'QUESTION_EMPTY',
      short: null,
      citations: [],
      suggestions: [],
      confidence: 0,
    });
  });
});
