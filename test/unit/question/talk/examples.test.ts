import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCorpus } from '../../../../src/ingest/corpus/read-corpus.ts';
import type { FollowUpReading } from '../../../../src/question/reference/tools.ts';
import { makeExamples } from '../../../../src/question/talk/examples.ts';
import { makeReading } from '../../../support/follow-up-reading.ts';

let reading: FollowUpReading;

beforeAll(async () => {
  reading = await makeReading();
});

describe('examples of what can be asked', () => {
  it('come from titles that name a body and its meeting, and from figures, one of every article first', () => {
    const articles = [
      { title: '国家发展改革委召开会议', body: '近日，脱贫人口人均纯收入达到12550元，同比增加。' },
      { title: '全国妇联座谈会', body: '会议很好。' },
      { title: null, body: '没有。' },
    ];
    expect(makeExamples(articles, reading.findNames)).toEqual([
      '国家发展改革委的会议由谁主持？',
      '全国妇联的会议由谁主持？',
      '国家发展改革委的会议是什么时候召开的？',
      '全国妇联的会议是什么时候召开的？',
      '脱贫人口人均纯收入达到多少元？',
    ]);
  });

  it('are made of the articles at hand', async () => {
    const { articles } = await readCorpus(resolve(import.meta.dirname, '../../../../data/articles'));
    expect(makeExamples(articles, reading.findNames)).toContain('国家发展改革委的会议由谁主持？');
    expect(makeExamples(articles, reading.findNames).length).toBeGreaterThanOrEqual(4);
  });
});
