import { type AnswererTools, answerQuestion } from '../../answer/answerer.ts';
import type { Head, Heads } from '../../answer/calibration.ts';
import { SIGNAL_NAMES } from '../../answer/signals.ts';
import { checkAnswer, isServedBy } from '../../eval/answers.ts';
import { type PairedCount, pairedCounts, type ScoredAnswer } from '../../eval/paired.ts';
import { isServed, isShortRight, isShortWrong, type LabelledQuestion } from '../../eval/questions.ts';
import type { SquadSet } from '../../eval/squad.ts';
import { rememberReadings } from '../../inference/remember-readings.ts';
import type { Answer } from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import { RULES, type RuleName } from '../../model/rules.ts';
import type { OpenAnswerer } from '../../wire/open-library.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { UsageError } from '../run-command.ts';
import type { EvaluationRun } from './evaluate-squad.ts';

/** A question with its right answers. */
export interface AskedTwice {
  readonly question: string;
  /** The day on which it is asked, if not the run's. */
  readonly now?: Day | undefined;
  score(answer: Answer): ScoredAnswer;
}

export type Worth = { readonly questions: number } & Record<keyof ScoredAnswer, PairedCount>;

/** Every name that can be left out, with its meaning. */
export function listNames(): string {
  const signals = SIGNAL_NAMES.map((name) => `${name}: a signal of both heads of confidence`);
  return [...Object.entries(RULES).map(([name, meaning]) => `${name}: ${meaning}`), ...signals].join('\n');
}

/** The value of `--without` for every rule, one after the other. */
const EVERY_RULE = 'all';

/** Asks every question with and without a rule or signal, or every rule; nothing is read twice. */
export async function measureWorth(
  { now }: Pick<EvaluationRun, 'now'>,
  answerer: OpenAnswerer,
  { name, asked }: { readonly name: string; readonly asked: readonly AskedTwice[] },
): Promise<Readonly<Record<string, Worth>>> {
  const names = name === EVERY_RULE ? Object.keys(RULES) : [name];
  const variants = names.map((one) => ({ name: one, tools: toolsWithout(answerer, one) }));
  const bar = makeProgressBar();
  const { reader } = answerer.tools;
  const pairs: readonly [ScoredAnswer, ScoredAnswer][][] = names.map(() => []);
  for (const [i, { question, now: day, score }] of asked.entries()) {
    const memory = reader && rememberReadings(reader);
    const ask = async (tools: AnswererTools) =>
      score(
        (await answerQuestion({ ...tools, reader: memory }, { text: question, filters: {}, now: day ?? now })).answer,
      );
    const whole = await ask(answerer.tools);
    for (const [at, { tools }] of variants.entries()) pairs[at]?.push([whole, await ask(tools)]);
    bar.show('Asking', i + 1, asked.length);
  }
  bar.stop();
  const worthOf = (all: readonly [ScoredAnswer, ScoredAnswer][]) => ({ questions: all.length, ...pairedCounts(all) });
  return Object.fromEntries(names.map((one, at) => [one, worthOf(pairs[at] ?? [])]));
}

function toolsWithout(answerer: OpenAnswerer, name: string): AnswererTools {
  if (Object.hasOwn(RULES, name)) return answerer.leaveOut(new Set([name as RuleName]));
  if (!SIGNAL_NAMES.some((signal) => signal === name)) {
    throw new UsageError(`--without takes a rule or a signal, not "${name}". They are:\n${listNames()}`);
  }
  const silence = (head: Head): Head => ({ ...head, weights: { ...head.weights, [name]: [] } });
  const { calibration } = answerer.tools;
  const silenced = ({ short, quotations }: Heads): Heads => ({
    short: silence(short),
    quotations: silence(quotations),
  });
  return {
    ...answerer.tools,
    calibration: { ...calibration, ...silenced(calibration), given: silenced(calibration.given) },
  };
}

export function askedOfQuestions(questions: readonly LabelledQuestion[]): AskedTwice[] {
  return questions.map((question) => ({
    question: question.question,
    now: question.now,
    score: (answer) => {
      const wrong = isShortWrong(question, answer);
      if (!question.answerable) return { right: !wrong, served: !wrong, wrong };
      return { right: isShortRight(question, answer), served: isServed(question, answer), wrong };
    },
  }));
}

export function askedOfSquad({ questions }: SquadSet): AskedTwice[] {
  return questions.map(({ text, answers }) => ({
    question: text,
    score: (answer) => {
      const check = checkAnswer(answer, answers, () => undefined);
      return { right: check.rightShort === true, served: isServedBy(check), wrong: check.rightShort === false };
    },
  }));
}

export function renderWorth(all: Readonly<Record<string, Worth>>): string {
  return Object.entries(all)
    .map(([name, worth]) => renderOne(name, worth))
    .join('\n\n');
}

function renderOne(name: string, { questions, right, served, wrong }: Worth): string {
  const line = (label: string, { won, lost, p }: PairedCount) =>
    `${label.padEnd(10)} with ${name} only ${won}, without it only ${lost}, p = ${p.toFixed(3)}`;
  return [`${questions} questions`, line('right', right), line('served', served), line('wrong', wrong)].join('\n');
}
