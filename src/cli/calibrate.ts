import { resolve } from 'node:path';
import { type AnswererTools, answerQuestion } from '../answer/answerer.ts';
import { confidenceOf, fitFingerprint } from '../answer/calibration.ts';
import type { Signals } from '../answer/signals.ts';
import { checkAnswer } from '../eval/answers.ts';
import { chooseThreshold, fitLogistic, refusalRates } from '../eval/fit.ts';
import { isRight, type LabelledQuestion, parseQuestions } from '../eval/questions.ts';
import { parseSquad } from '../eval/squad.ts';
import { readCorpus } from '../ingest/read-corpus.ts';
import type { Answer } from '../model/answer.ts';
import { dayOf } from '../model/day.ts';
import { UNITS } from '../model/tuning.ts';
import type { Config } from '../support/config.ts';
import { writeFileAtomic } from '../support/files.ts';
import type { Log } from '../support/log.ts';
import { openTemporaryAnswerer } from '../wire/evaluation.ts';
import type { OpenAnswerer } from '../wire/open-library.ts';
import { readText } from './read-text.ts';
import { printLine, runCommand, UsageError } from './run-command.ts';

const USAGE = `Usage: npm run calibrate -- --data DIR --questions FILE.jsonl [--split NAME] [--squad FILE.json]
Fits the confidence of answers on labelled questions over the articles of a folder and writes data/calibration.json.
  --data DIR         the articles
  --questions FILE   labelled questions, answerable and not
  --split NAME       fit on that split only (default tune); the others are measured
  --squad FILE       also fit on a set in SQuAD's format, put to an index with and without the right paragraphs`;

/** Answerable questions that the threshold may refuse on the split it is fitted on. */
const MAX_REFUSED = 0.065;
/**
 * What all cases of the set in SQuAD's format count beside all labelled questions: enough that long questions in other words
 * than the text's are not refused, chosen among 0, 0.2, 0.3, 0.5 and 1 on CMRC dev and DRCD dev.
 */
const SQUAD_SHARE = 0.3;

await runCommand({
  usage: USAGE,
  options: {
    data: { type: 'string' },
    questions: { type: 'string' },
    split: { type: 'string' },
    squad: { type: 'string' },
  },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    if (values.data === undefined || values.questions === undefined)
      throw new UsageError('Give --data and --questions.');
    const { articles } = await readCorpus(resolve(values.data));
    const questions = parseQuestions(await readText(values.questions));
    const squad = values.squad === undefined ? [] : await judgeSquad(config, log, await readText(values.squad));
    const answerer = await openTemporaryAnswerer(config, log, articles, () => {});
    try {
      const judged = await judgeAll(answerer, questions);
      const split = values.split ?? 'tune';
      const { embedder, reader } = answerer.tools;
      const facts = { embedderId: embedder?.modelId ?? null, readerId: reader?.modelId ?? null, ...UNITS };
      const calibration = { fingerprint: fitFingerprint(facts), ...calibrate(judged, split, squad) };
      await writeFileAtomic(config.calibrationFile, `${JSON.stringify(calibration, null, 2)}\n`);
      printLine(JSON.stringify(calibration, null, 2));
      for (const line of measure(judged, calibration)) printLine(line);
    } finally {
      await answerer.close();
    }
  },
});

/** An answer given whatever its confidence. */
interface JudgedAnswer {
  readonly signals: Signals;
  /** Whether the answer that would be given is right. */
  readonly right: boolean;
  /** Whether it is refused at any confidence. */
  readonly vetoed: boolean;
}

interface Judged extends JudgedAnswer {
  readonly question: LabelledQuestion;
}

async function judgeAll({ tools }: OpenAnswerer, questions: readonly LabelledQuestion[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const question of questions) {
    const one = await judge(tools, question.question, (answer) => question.answerable && isRight(question, answer));
    if (one) judged.push({ question, ...one });
  }
  return judged;
}

/** The questions of a set put to all its paragraphs, and to the half of them that does not hold the right one. */
async function judgeSquad(config: Config, log: Log, text: string): Promise<JudgedAnswer[]> {
  const set = parseSquad(text, false);
  const judged: JudgedAnswer[] = [];
  const ask = async (held: (position: number) => boolean, asked: (position: number) => boolean) => {
    const articles = set.articles.filter((_, i) => held(i));
    const { tools, close } = await openTemporaryAnswerer(config, log, articles, () => {});
    for (const { text: question, answers, articleIndex } of set.questions) {
      if (!asked(articleIndex)) continue;
      const isHeld = (answer: Answer) => checkAnswer(answer, answers, () => undefined).contains;
      const one = await judge(tools, question, (answer) => held(articleIndex) && isHeld(answer));
      if (one) judged.push(one);
    }
    await close();
  };
  await ask(
    () => true,
    () => true,
  );
  for (const half of [0, 1]) {
    await ask(
      (position) => position % 2 === half,
      (position) => position % 2 !== half,
    );
  }
  return judged;
}

/** Answers with a threshold of 0, so that every question has an answer to judge. */
async function judge(tools: AnswererTools, text: string, isRightAnswer: (answer: Answer) => boolean) {
  const open = { ...tools, calibration: { ...tools.calibration, threshold: 0 } };
  const { answer, verdict } = await answerQuestion(open, { text, filters: {}, now: dayOf(new Date()) });
  if (!verdict?.signals) return undefined;
  return { signals: verdict.signals, right: isRightAnswer(answer), vetoed: answer.outcome === 'not-found' };
}

function calibrate(judged: readonly Judged[], split: string, squad: readonly JudgedAnswer[]) {
  const own = judged.filter(({ question }) => (question.split ?? split) === split);
  const weight = (SQUAD_SHARE * own.length) / Math.max(1, squad.length);
  const fit = fitLogistic([
    ...own.map(({ signals, right }) => ({ signals, right, weight: 1 })),
    ...squad.map(({ signals, right }) => ({ signals, right, weight })),
  ]);
  const open = { ...fit, threshold: 0, fingerprint: '' };
  const threshold = chooseThreshold(
    own.map((one) => confidence(one, open)),
    MAX_REFUSED,
  );
  return { ...fit, threshold };
}

/** The confidence by which a question is refused: none at all where it is refused at any. */
function confidence({ question, signals, vetoed }: Judged, calibration: Parameters<typeof confidenceOf>[0]) {
  return { confidence: vetoed ? 0 : confidenceOf(calibration, signals), answerable: question.answerable };
}

function measure(judged: readonly Judged[], calibration: Parameters<typeof confidenceOf>[0]): string[] {
  const splits = [...new Set(judged.map(({ question }) => question.split ?? 'all'))].sort();
  return splits.flatMap((split) => {
    const own = judged.filter(({ question }) => (question.split ?? 'all') === split);
    const classes = [...new Set(own.map(({ question }) => question.class ?? 'all'))].sort();
    return classes.map((name) => {
      const group = own.filter(({ question }) => (question.class ?? 'all') === name);
      const rates = refusalRates(
        group.map((one) => confidence(one, calibration)),
        calibration.threshold,
      );
      const right = group.filter((one) => one.right).length / group.length;
      const refused = group[0]?.question.answerable ? rates.wrongful : rates.rightful;
      return `${split} ${name}: ${group.length} questions, ${percent(refused)} refused, best answer right in ${percent(right)}`;
    });
  });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
