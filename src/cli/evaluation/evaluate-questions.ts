import { answerQuestion } from '../../answer/answerer.ts';
import { checkAnswer } from '../../eval/answers.ts';
import {
  type CandidateRanks,
  type ConfidencePoint,
  candidateRanks,
  confidenceMetrics,
  pointOf,
} from '../../eval/confidence/points.ts';
import { mean } from '../../eval/metrics.ts';
import {
  isRight,
  isRightShort,
  isServed,
  isShortRight,
  isShortWrong,
  type LabelledQuestion,
  parseQuestions,
  quotationsHold,
} from '../../eval/questions.ts';
import type { ReportCase } from '../../eval/report/html-report.ts';
import { type ArmRanks, armMetrics, ranksOf } from '../../eval/retrieval.ts';
import { readCorpus } from '../../ingest/corpus/read-corpus.ts';
import type { Answer } from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import { OperatorError } from '../../support/errors.ts';
import { openTemporaryAnswerer } from '../../wire/evaluation.ts';
import { type OpenAnswerer, openAnswerer } from '../../wire/open-library.ts';
import type { Evaluation, EvaluationRun } from './evaluate-squad.ts';
import { inRange, type QuestionRange } from './question-range.ts';

export interface QuestionsOptions {
  readonly text: string;
  /** Folder of articles to index in memory; undefined for the published index. */
  readonly dataDir: string | undefined;
  readonly split: string | undefined;
  /** Positions of the questions to ask. */
  readonly range: QuestionRange;
}

interface Asked {
  readonly question: LabelledQuestion;
  readonly answer: Answer;
  readonly ranks: ArmRanks | undefined;
  readonly verbatim: boolean;
  /** Null if there is no short answer to look for in the evidence, or it cannot be part of it. */
  readonly supported: boolean | null;
  readonly point: ConfidencePoint | undefined;
  /** Undefined for a question without a short answer. */
  readonly candidates: CandidateRanks | undefined;
}

/** Asks labelled questions over the index or over a folder of articles. */
export async function evaluateQuestions(run: EvaluationRun, options: QuestionsOptions): Promise<Evaluation> {
  const questions = readQuestions(options);
  const answerer = await openFor(run, options);
  try {
    const asked: Asked[] = [];
    for (const question of questions) asked.push(await askOne(answerer, question, run.now));
    const ranks = asked.flatMap((one) => one.ranks ?? []);
    return {
      questions: asked.length,
      embedded: 0,
      ...armMetrics(ranks),
      answers: summary(asked),
      cases: asked.map(caseOf),
    };
  } finally {
    await answerer.close();
  }
}

function caseOf({ question, answer, ranks }: Asked): ReportCase {
  const { id, question: text, answerable, must } = question;
  const expected = answerable ? must.map((group) => group.join(' / ')).join('; ') : 'a refusal';
  const shortScore = answerable && isShortRight(question, answer) ? 1 : 0;
  const result = { answer, right: isRight(question, answer), shortScore };
  const kind = question.class ?? question.type;
  return { id, question: text, kind, expected, answerable, result, ...(ranks && { ranks }) };
}

export function readQuestions({ text, split, range }: QuestionsOptions): LabelledQuestion[] {
  try {
    const all = parseQuestions(text).filter((question) => split === undefined || question.split === split);
    return inRange(all, range);
  } catch (error) {
    const problems = [(error as Error).message.split('\n').slice(0, 5).join(' ')];
    throw OperatorError.of('DATA_INVALID', { file: 'The question file', problems, count: 1 }, error);
  }
}

export async function openFor(
  { config, log }: EvaluationRun,
  { dataDir }: Pick<QuestionsOptions, 'dataDir'>,
): Promise<OpenAnswerer> {
  if (dataDir === undefined) return openAnswerer(config, log, null);
  const { articles } = await readCorpus(dataDir);
  if (articles.length === 0) throw OperatorError.of('ARTICLES_MISSING', { path: dataDir });
  return openTemporaryAnswerer(config, log, articles, () => {});
}

async function askOne({ tools }: OpenAnswerer, question: LabelledQuestion, today: Day): Promise<Asked> {
  const now = question.now ?? today;
  const { articles } = tools.index;
  const explained = await answerQuestion(tools, { text: question.question, filters: {}, now });
  const { answer, found } = explained;
  const isRightOne = (short: string) => question.answerable && isRightShort(question, short);
  const right = articles.findIndex(({ id }) => id === question.article);
  const check = checkAnswer(answer, [], (id) => articles.find((article) => article.id === id));
  return {
    question,
    answer,
    ranks: found && right >= 0 ? ranksOf(found, right) : undefined,
    verbatim: check.verbatim === check.citations,
    supported: found?.analysis.aim === 'content' && found.analysis.language !== 'en' ? check.supported : null,
    point: question.broad ? undefined : pointOf(explained, isRightOne),
    candidates: question.answerable && !question.broad ? candidateRanks(explained, isRightOne) : undefined,
  };
}

function summary(asked: readonly Asked[]) {
  const answerable = asked.filter(({ question }) => question.answerable && !question.broad);
  const broad = asked.filter(({ question }) => question.broad);
  const shares = (group: readonly Asked[], test: (one: Asked) => boolean) =>
    mean(group.map((one) => (test(one) ? 1 : 0)));
  const shortRight = ({ question, answer }: Asked) => isShortRight(question, answer);
  const shortWrong = ({ question, answer }: Asked) => isShortWrong(question, answer);
  const served = ({ question, answer }: Asked) => isServed(question, answer);
  const supported = asked.filter((one) => one.supported !== null);
  const refused = ({ answer }: Asked) => answer.outcome === 'not-found';
  const passage = ({ answer }: Asked) => answer.outcome === 'passage';
  const right = ({ question, answer }: Asked) => isRight(question, answer);
  const classes = [...new Set(asked.map(({ question }) => question.class ?? question.type))].sort();
  const lengths = answerable.flatMap(({ answer }) =>
    answer.outcome === 'answered' ? [answer.short?.length ?? 0] : [],
  );
  return {
    right: shares(asked, right),
    contains: shares(
      answerable,
      ({ question, answer }) => 'citations' in answer && quotationsHold(question, answer.citations),
    ),
    em: shares(answerable, shortRight),
    f1: shares(answerable, shortRight),
    wrong: shares(answerable, shortWrong),
    passage: shares(answerable, passage),
    served: shares(answerable, served),
    refused: shares(answerable, refused),
    verbatim: shares(asked, (one) => one.verbatim),
    supported: supported.length === 0 ? 1 : shares(supported, (one) => one.supported === true),
    medianShortChars: lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)] ?? 0,
    counts: {
      answerable: answerable.length,
      right: answerable.filter(shortRight).length,
      wrong: answerable.filter(shortWrong).length,
      served: answerable.filter(served).length,
      broadWrong: broad.filter(shortWrong).length,
    },
    candidates: {
      amongAll: answerable.filter(({ candidates }) => candidates?.amongAll).length,
      amongJudged: answerable.filter(({ candidates }) => candidates?.amongJudged).length,
      first: answerable.filter(({ candidates }) => candidates?.first).length,
    },
    confidence: confidenceMetrics(asked.flatMap(({ point }) => point ?? [])),
    byClass: Object.fromEntries(
      classes.map((name) => {
        const group = asked.filter(({ question }) => (question.class ?? question.type) === name);
        const rates = { right: shares(group, right), passage: shares(group, passage), refused: shares(group, refused) };
        return [name, { questions: group.length, ...rates }];
      }),
    ),
    wrongOnes: asked
      .filter((one) => (one.question.answerable ? shortWrong(one) || !served(one) : !right(one)))
      .map(({ question, answer }) => ({
        id: question.id,
        question: question.question,
        outcome: answer.outcome,
        confidence: 'confidence' in answer ? answer.confidence : null,
        short: answer.outcome === 'answered' ? answer.short : null,
      })),
  };
}
