import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer/answerer.ts';
import { checkAnswer } from '../../src/eval/answers.ts';
import {
  isRight,
  isShortRight,
  isShortWrong,
  type LabelledQuestion,
  parseQuestions,
} from '../../src/eval/questions.ts';
import { readCorpus } from '../../src/ingest/corpus/read-corpus.ts';
import type { Answer } from '../../src/model/answer.ts';
import { readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { openTemporaryAnswerer } from '../../src/wire/evaluation.ts';
import { describeWithModel } from '../support/model.ts';

const ABSTAIN = resolve(import.meta.dirname, '../fixtures/abstain');
/** One question in this many of the split on which nothing was fitted. */
const STEP = 3;

/**
 * Shares of a class that are served or not answered wrongly, a few points below the values measured on all of the
 * split.
 */
const FLOORS = { answerable: 0.87, 'near-miss': 0.86, 'off-topic': 0.97 };
/** For the answerable questions: right and wrong short answers, and refusals; for the off-topic ones: refusals. */
const SHORT = { right: 0.7, wrong: 0.1 };
const REFUSED = { answerable: 0.07, 'off-topic': 0.93 };

interface Asked {
  readonly question: LabelledQuestion;
  readonly answer: Answer;
  readonly verbatim: boolean;
}

describeWithModel('answers and refusals on labelled articles', ({ dir }) => {
  const indexDir = mkdtempSync(join(tmpdir(), 'youju-eval-'));
  const asked: Asked[] = [];
  const ofClass = (name: string) => asked.filter(({ question }) => question.class === name);
  const share = (group: readonly Asked[], test: (one: Asked) => boolean) => group.filter(test).length / group.length;

  afterAll(() => rmSync(indexDir, { recursive: true, force: true }));

  beforeAll(async () => {
    const config = { ...readConfig({}), embeddingModelDir: dir, indexDir };
    const { articles } = await readCorpus(join(ABSTAIN, 'articles'));
    const { tools, close } = await openTemporaryAnswerer(config, makeLog('error'), articles, () => {});
    const questions = parseQuestions(readFileSync(join(ABSTAIN, 'questions.jsonl'), 'utf8'));
    for (const question of questions.filter(({ split }) => split === 'test').filter((_, i) => i % STEP === 0)) {
      const { answer } = await answerQuestion(tools, {
        text: question.question,
        filters: {},
        now: question.now ?? '2024-06-30',
      });
      const check = checkAnswer(answer, [], (id) => articles.find((article) => article.id === id));
      asked.push({ question, answer, verbatim: check.verbatim === check.citations });
    }
    await close();
  }, 600_000);

  it.each(Object.entries(FLOORS))('does right by %s questions in at least %d', (name, floor) => {
    expect(ofClass(name).length).toBeGreaterThan(30);
    expect(share(ofClass(name), ({ question, answer }) => isRight(question, answer))).toBeGreaterThanOrEqual(floor);
  });

  it('gives right short answers and few wrong ones', () => {
    const own = ofClass('answerable');
    expect(share(own, ({ question, answer }) => isShortRight(question, answer))).toBeGreaterThanOrEqual(SHORT.right);
    expect(share(own, ({ question, answer }) => isShortWrong(question, answer))).toBeLessThanOrEqual(SHORT.wrong);
  });

  it('refuses few of the questions that the articles answer, and nearly all that have nothing to do with them', () => {
    const refused = (name: string) => share(ofClass(name), ({ answer }) => answer.outcome === 'not-found');
    expect(refused('answerable')).toBeLessThanOrEqual(REFUSED.answerable);
    expect(refused('off-topic')).toBeGreaterThanOrEqual(REFUSED['off-topic']);
  });

  it('quotes verbatim at the offsets given', () => {
    expect(asked.filter(({ answer }) => answer.outcome === 'answered').length).toBeGreaterThan(50);
    expect(asked.filter(({ verbatim }) => !verbatim)).toEqual([]);
  });
});
