import { resolve } from 'node:path';
import { answerQuestion } from '../answer/answerer.ts';
import { confidenceOf, fitFingerprint } from '../answer/calibration.ts';
import type { Signals } from '../answer/signals.ts';
import { chooseThreshold, fitLogistic, refusalRates } from '../eval/fit.ts';
import { isRight, type LabelledQuestion, parseQuestions } from '../eval/questions.ts';
import { readCorpus } from '../ingest/read-corpus.ts';
import { dayOf } from '../model/day.ts';
import { UNITS } from '../model/tuning.ts';
import { writeFileAtomic } from '../support/files.ts';
import { openTemporaryAnswerer } from '../wire/evaluation.ts';
import type { OpenAnswerer } from '../wire/open-library.ts';
import { readText } from './read-text.ts';
import { printLine, runCommand, UsageError } from './run-command.ts';

const USAGE = `Usage: npm run calibrate -- --data DIR --questions FILE.jsonl [--split NAME]
Fits the confidence of answers on labelled questions over the articles of a folder and writes data/calibration.json.
  --data DIR         the articles
  --questions FILE   labelled questions, answerable and not
  --split NAME       fit on that split only (default tune); the others are measured`;

/** Right answers that the threshold may withhold on the questions it is fitted on. */
const MAX_WITHHELD = 0.06;

await runCommand({
  usage: USAGE,
  options: { data: { type: 'string' }, questions: { type: 'string' }, split: { type: 'string' } },
  maxPositionals: 0,
  run: async ({ values, config, log }) => {
    if (values.data === undefined || values.questions === undefined)
      throw new UsageError('Give --data and --questions.');
    const { articles } = await readCorpus(resolve(values.data));
    const questions = parseQuestions(await readText(values.questions));
    const answerer = await openTemporaryAnswerer(config, log, articles, () => {});
    try {
      const judged = await judgeAll(answerer, questions);
      const split = values.split ?? 'tune';
      const { embedder, reader } = answerer.tools;
      const facts = { embedderId: embedder?.modelId ?? null, readerId: reader?.modelId ?? null, ...UNITS };
      const calibration = { fingerprint: fitFingerprint(facts), ...calibrate(judged, split) };
      await writeFileAtomic(config.calibrationFile, `${JSON.stringify(calibration, null, 2)}\n`);
      printLine(JSON.stringify(calibration, null, 2));
      for (const line of measure(judged, calibration)) printLine(line);
    } finally {
      await answerer.close();
    }
  },
});

interface Judged {
  readonly question: LabelledQuestion;
  readonly signals: Signals;
  /** Whether the answer that would be given is right. */
  readonly right: boolean;
}

/** Answers everything with a threshold of 0, so that every question has an answer to judge. */
async function judgeAll({ tools }: OpenAnswerer, questions: readonly LabelledQuestion[]): Promise<Judged[]> {
  const open = { ...tools, calibration: { ...tools.calibration, threshold: 0 } };
  const judged: Judged[] = [];
  for (const question of questions) {
    const asked = { text: question.question, filters: {}, now: dayOf(new Date()) };
    const { answer, verdict } = await answerQuestion(open, asked);
    if (!verdict?.signals) continue;
    judged.push({ question, signals: verdict.signals, right: question.answerable && isRight(question, answer) });
  }
  return judged;
}

function calibrate(judged: readonly Judged[], split: string) {
  const own = judged.filter(({ question }) => (question.split ?? split) === split);
  const fit = fitLogistic(own.map(({ signals, right }) => ({ signals, right })));
  const rights = own.filter(({ right }) => right);
  const confidences = rights.map((one) => confidence(one, { ...fit, threshold: 0, fingerprint: '' }));
  const threshold = chooseThreshold(confidences, MAX_WITHHELD);
  return { ...fit, threshold };
}

function confidence({ question, signals }: Judged, calibration: Parameters<typeof confidenceOf>[0]) {
  return { confidence: confidenceOf(calibration, signals), answerable: question.answerable };
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
