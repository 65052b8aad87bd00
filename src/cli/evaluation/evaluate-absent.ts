import { answerQuestion } from '../../answer/answerer.ts';
import type { ReportCase } from '../../eval/report/html-report.ts';
import type { SquadSet } from '../../eval/squad.ts';
import type { Answer } from '../../model/answer.ts';
import { openTemporaryAnswerer } from '../../wire/evaluation.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { type EvaluationRun, readSet, type SquadOptions } from './evaluate-squad.ts';
import { inRange } from './question-range.ts';

/** Shares of refusals for questions whose paragraph was not in the index. */
export interface AbsentEvaluation {
  readonly questions: number;
  readonly embedded: number;
  /** Shares of the questions, 0 to 1: a short answer is wrong, a passage claims nothing. */
  readonly answered: number;
  readonly passage: number;
  readonly refused: number;
  readonly cases: readonly ReportCase[];
}

/** Asks every question of a set over an index of the other half of its paragraphs. */
export async function evaluateAbsent(run: EvaluationRun, options: SquadOptions): Promise<AbsentEvaluation> {
  const set = readSet(options);
  const asked = { ...set, questions: inRange(set.questions, options.range) };
  const halves = [await askOtherHalf(run, asked, 0), await askOtherHalf(run, asked, 1)];
  const cases = halves.flatMap((half) => half.cases);
  const share = (outcome: Answer['outcome']) =>
    cases.filter(({ result }) => result?.answer.outcome === outcome).length / Math.max(1, cases.length);
  return {
    questions: cases.length,
    embedded: halves.reduce((sum, half) => sum + half.embedded, 0),
    answered: share('answered'),
    passage: share('passage'),
    refused: share('not-found'),
    cases,
  };
}

/** Asks the questions whose paragraphs are in the other half, by position modulo 2. */
async function askOtherHalf({ config, log, now }: EvaluationRun, set: SquadSet, half: number) {
  const articles = set.articles.filter((_, i) => i % 2 === half);
  const questions = set.questions.filter(({ articleIndex }) => articleIndex % 2 !== half);
  const bar = makeProgressBar();
  const onEmbedded = (done: number, total: number) => bar.show('Embedding', done, total);
  const { tools, close, embedded } = await openTemporaryAnswerer(config, log, articles, onEmbedded);
  const cases: ReportCase[] = [];
  try {
    for (const { id, text } of questions) {
      const { answer, found } = await answerQuestion(tools, { text, filters: {}, now });
      const kind = found?.analysis.kind ?? 'other';
      const result = { answer, right: answer.outcome !== 'answered', shortScore: 0 };
      cases.push({ id, question: text, kind, expected: 'a refusal', answerable: false, result });
      bar.show('Asking', cases.length, questions.length);
    }
  } finally {
    bar.stop();
    await close();
  }
  return { cases, embedded };
}
