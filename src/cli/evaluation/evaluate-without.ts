import { type AnswererTools, answerQuestion } from '../../answer/answerer.ts';
import type { Head, Heads } from '../../answer/calibration.ts';
import { SIGNAL_NAMES } from '../../answer/signals.ts';
import { checkAnswer, isServedBy } from '../../eval/answers.ts';
import { type PairedCount, pairedCounts, type ScoredAnswer } from '../../eval/paired.ts';
import { isServed, isShortRight, isShortWrong, type LabelledQuestion } from '../../eval/questions.ts';
import type { SquadSet } from '../../eval/squad.ts';
import type { Answer } from '../../model/answer.ts';
import type { Day } from '../../model/day.ts';
import { RULES, type RuleName } from '../../model/rules.ts';
import type { OpenAnswerer } from '../../wire/open-library.ts';
import { makeProgressBar } from '../progress-bar.ts';
import { UsageError } from '../run-command.ts';
import type { EvaluationRun } from './evaluate-squad.ts';

/** A question with what is right for it. */
export interface AskedTwice {
  readonly question: string;
  /** The day it is asked on, if not the run's. */
  readonly now?: Day | undefined;
  score(answer: Answer): ScoredAnswer;
}

export type Worth = { readonly questions: number } & Record<keyof ScoredAnswer, PairedCount>;

/** Every name that can be left out, with its meaning. */
export function listNames(): string {
  const signals = SIGNAL_NAMES.map((name) => `${name}: a signal of both heads of confidence`);
  return [...Object.entries(RULES).map(([name, meaning]) => `${name}: ${meaning}`), ...signals].join('\n');
}

/** Asks every question with and without a rule or signal. */
export async function measureWorth(
  { now }: Pick<EvaluationRun, 'now'>,
  answerer: OpenAnswerer,
  { name, asked }: { readonly name: string; readonly asked: readonly AskedTwice[] },
): Promise<Worth> {
  const without = toolsWithout(answerer, name);
  const bar = makeProgressBar();
  const pairs: [ScoredAnswer, ScoredAnswer][] = [];
  for (const { question, now: day, score } of asked) {
    const ask = async (tools: AnswererTools) =>
      score((await answerQuestion(tools, { text: question, filters: {}, now: day ?? now })).answer);
    pairs.push([await ask(answerer.tools), await ask(without)]);
    bar.show('Asking', pairs.length, asked.length);
  }
  bar.stop();
  return { questions: pairs.length, ...pairedCounts(pairs) };
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

export function renderWorth(name: string, { questions, right, served, wrong }: Worth): string {
  const line = (label: string, { won, lost, p }: PairedCount) =>
    `${label.padEnd(10)} with ${name} only ${won}, without it only ${lost}, p = ${p.toFixed(3)}`;
  return [`${questions} questions`, line('right', right), line('served', served), line('wrong', wrong)].join('\n');
}
