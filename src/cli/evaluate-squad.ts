import { answerQuestion } from '../answer/answerer.ts';
import { type AnswerCheck, type AnswerMetrics, answerMetrics, checkAnswer } from '../eval/answers.ts';
import { type ArmMetrics, type ArmRanks, armMetrics, ranksOf } from '../eval/retrieval.ts';
import { parseSquad, type SquadSet, withQuestionsFrom } from '../eval/squad.ts';
import type { Day } from '../model/day.ts';
import { search } from '../search/search.ts';
import type { Config } from '../support/config.ts';
import { OperatorError } from '../support/errors.ts';
import type { Log } from '../support/log.ts';
import { openTemporaryAnswerer } from '../wire/evaluation.ts';
import { makeProgressBar } from './progress-bar.ts';

export interface EvaluationRun {
  readonly config: Config;
  readonly log: Log;
  readonly now: Day;
}

export interface SquadOptions {
  readonly text: string;
  /** The set whose questions are asked instead. */
  readonly questionsText: string | undefined;
  readonly limit: number;
  readonly answers: boolean;
  readonly titles: boolean;
}

/** Measurements over a set; `answers` where they were asked for. */
export interface Evaluation extends ArmMetrics {
  readonly questions: number;
  /** Passages whose vectors were not in the cache yet. */
  readonly embedded: number;
  readonly answers?: AnswerMetrics & Readonly<Record<string, unknown>>;
}

/** Hits ranked: enough that the right article is among them if any arm has it near the top. */
const HITS = 100;

/** Makes every paragraph an article of an index in memory and asks the questions of the set. */
export async function evaluateSquad(run: EvaluationRun, options: SquadOptions): Promise<Evaluation> {
  const set = readSet(options);
  const bar = makeProgressBar();
  const onEmbedded = (done: number, total: number) => bar.show('Embedding', done, total);
  const { tools, close, embedded } = await openTemporaryAnswerer(run.config, run.log, set.articles, onEmbedded);
  const byId = new Map(set.articles.map((article) => [article.id, article]));
  const questions = set.questions.slice(0, options.limit);
  const ranks: ArmRanks[] = [];
  const checks: AnswerCheck[] = [];
  try {
    for (const { text, articleIndex, answers } of questions) {
      const question = { text, filters: {}, now: run.now };
      ranks.push(ranksOf(await search(tools, question, HITS), articleIndex));
      if (options.answers) {
        const { answer } = await answerQuestion(tools, question);
        checks.push(checkAnswer(answer, answers, (id) => byId.get(id)));
      }
      bar.show('Asking', ranks.length, questions.length);
    }
  } finally {
    bar.stop();
    await close();
  }
  const measured = { questions: ranks.length, embedded, ...armMetrics(ranks) };
  return options.answers ? { ...measured, answers: { ...answerMetrics(checks) } } : measured;
}

function readSet({ text, questionsText, titles }: SquadOptions): SquadSet {
  try {
    const set = parseSquad(text, titles);
    return questionsText === undefined ? set : withQuestionsFrom(set, parseSquad(questionsText, titles));
  } catch (error) {
    const problems = [(error as Error).message.split('\n').slice(0, 5).join(' ')];
    throw OperatorError.of('DATA_INVALID', { file: 'The set', problems, count: 1 }, error);
  }
}
