import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { answerQuestion } from '../../src/answer/answerer.ts';
import { makeBudget } from '../../src/answer/llm/budget.ts';
import { openLanguageModel } from '../../src/answer/llm/language-model.ts';
import { makeRephrase, type Rephrase } from '../../src/answer/llm/rephrase.ts';
import { reword } from '../../src/cli/show-answer.ts';
import { parseQuestions } from '../../src/eval/questions.ts';
import { openSupportModel } from '../../src/inference/open-support-model.ts';
import type { SupportModel } from '../../src/inference/support-model.ts';
import { readCorpus } from '../../src/ingest/corpus/read-corpus.ts';
import type { Answer, Quoting, RephrasedSentence } from '../../src/model/answer.ts';
import { readConfig } from '../../src/support/config.ts';
import { makeLog } from '../../src/support/log.ts';
import { openTemporaryAnswerer } from '../../src/wire/evaluation.ts';
import { openLanguage } from '../../src/wire/language.ts';
import type { OpenAnswerer } from '../../src/wire/open-library.ts';
import { type LocalLlm, openLocalLlm } from '../support/local-llm.ts';
import { describeWithModel } from '../support/model.ts';
import { lyingModel, truthfulModel } from '../support/speaking-models.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const NOW = '2024-06-30';
/**
 * Share of the true points that are shown in the model's words, a little below the measured value. The aim is four of
 * five.
 */
const LEAST_SHOWN = 0.7;
/** One in this many of the questions that have nothing to do with the articles. */
const STEP = 10;

const broadFile = z.array(
  z.object({
    question: z.string(),
    articles: z.int(),
    english: z.record(z.string(), z.string()).optional(),
    points: z.record(z.string(), z.string()),
  }),
);
const BROAD = broadFile.parse(parse(readFileSync(join(ROOT, 'test/fixtures/claims/broad.yaml'), 'utf8')));

/** A broad question with its answers: first without a model, then with the wording of each fake. */
interface Worded {
  readonly question: (typeof BROAD)[number];
  readonly plain: Answer;
  readonly truthful: Answer;
  readonly lying: Answer;
}

describeWithModel('points of a language model over broad questions', ({ dir }) => {
  const indexDir = mkdtempSync(join(tmpdir(), 'youju-eval-'));
  const worded: Worded[] = [];
  let llm: LocalLlm;
  let support: SupportModel;
  let answerer: OpenAnswerer;
  let rephraseBy: () => Rephrase;

  beforeAll(async () => {
    const config = { ...readConfig({}), embeddingModelDir: dir, indexDir };
    const { articles } = await readCorpus(join(ROOT, 'data/articles'));
    answerer = await openTemporaryAnswerer(config, makeLog('error'), articles, () => {});
    support = await openSupportModel({ modelDir: config.supportDir });
    const { findNames } = await openLanguage(config.glossaryFile);
    llm = await openLocalLlm();
    const model = openLanguageModel({ baseUrl: llm.url, model: 'local', apiKey: 'key', timeoutMs: 60_000 });
    const budget = makeBudget(100_000_000, () => new Date(0));
    const follows = (claim: string, proof: string) => support.follows(claim, proof);
    rephraseBy = () => makeRephrase({ model, host: llm.host, findNames, follows, budget, onLeft: () => {} });
    for (const question of BROAD) {
      const plain = await ask(question.question);
      worded.push({
        question,
        plain,
        truthful: await by(truthfulModel(BROAD), plain),
        lying: await by(lyingModel(BROAD), plain),
      });
    }
  });

  afterAll(async () => {
    await llm.close();
    await support.close();
    await answerer.close();
    rmSync(indexDir, { recursive: true, force: true });
  });

  async function ask(text: string): Promise<Answer> {
    return (await answerQuestion(answerer.tools, { text, filters: {}, now: NOW })).answer;
  }

  function by(speaker: Parameters<LocalLlm['answerBy']>[0], answer: Answer): Promise<Answer> {
    llm.answerBy(speaker);
    return reword(answer, { rephrase: rephraseBy() });
  }

  it('are shown where they are true, from several articles where due', () => {
    const said = worded.map(({ question, truthful }) => {
      const own = pointsOf(truthful).filter(({ quoted }) => !quoted);
      const articles = new Set(pointsOf(truthful).flatMap((point) => articlesOf(truthful, point)));
      return { question, shown: own.length, of: Object.keys(question.points).length, articles: articles.size };
    });
    const [shown, of] = [said.reduce((sum, one) => sum + one.shown, 0), said.reduce((sum, one) => sum + one.of, 0)];
    process.stdout.write(
      `broad: ${shown} of ${of} true points shown: ${said.map((one) => `${one.shown}/${one.of}`).join(' ')}\n`,
    );
    expect(said).toHaveLength(15);
    for (const { question, articles } of said.filter((one) => one.question.articles > 1))
      expect(articles, question.question).toBeGreaterThanOrEqual(question.articles);
    expect(shown / of).toBeGreaterThanOrEqual(LEAST_SHOWN);
  });

  it('are replaced by quotations where they are false', () => {
    let quotations = 0;
    for (const { question, plain, lying } of worded) {
      const [first, ...others] = pointsOf(lying);
      expect(
        others.every(({ quoted }) => quoted),
        `${question.question}: ${JSON.stringify(others)}`,
      ).toBe(true);
      if (first) expect(citationsIn(plain).some(({ quote }) => quote.includes(first.text))).toBe(true);
      for (const { text } of others)
        expect(
          citationsIn(plain).some(({ quote }) => quote.includes(text)),
          text,
        ).toBe(true);
      quotations += others.length;
    }
    expect(quotations).toBeGreaterThan(BROAD.length);
  });

  it('change no refusal, whatever the model says', async () => {
    const labelled = ['data/eval/questions.jsonl', 'test/fixtures/abstain/questions.jsonl'].flatMap((file) =>
      parseQuestions(readFileSync(join(ROOT, file), 'utf8')),
    );
    const own = labelled.filter((one) => !one.answerable && one.class === undefined);
    const others = labelled.filter((one) => one.class === 'off-topic').filter((_, i) => i % STEP === 0);
    const before = llm.requests.length;
    let refused = 0;
    for (const { question } of [...own, ...others]) {
      const plain = await ask(question);
      if (plain.outcome !== 'not-found') continue;
      refused += 1;
      for (const speaker of [truthfulModel(BROAD), lyingModel(BROAD)]) expect(await by(speaker, plain)).toEqual(plain);
    }
    expect(refused).toBeGreaterThan(20);
    expect(llm.requests.length).toBe(before);
  });
});

function pointsOf(answer: Answer): readonly RephrasedSentence[] {
  return ('rephrased' in answer ? answer.rephrased : undefined) ?? [];
}

function citationsIn(answer: Answer): Quoting['citations'] {
  return 'citations' in answer ? answer.citations : [];
}

function articlesOf(answer: Answer, { citations }: RephrasedSentence): string[] {
  return citationsIn(answer).flatMap(({ n, articleId }) => (citations.includes(n) ? [articleId] : []));
}
