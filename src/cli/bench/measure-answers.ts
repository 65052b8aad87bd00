import { setTimeout as sleep } from 'node:timers/promises';
import type { Library } from '../../model/library.ts';
import { type ConnectedLibrary, connectLibrary } from '../../process/library-client.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { childrenRunning, figuresOf } from '../trials/process-figures.ts';

export interface AnswerFigures {
  /** Milliseconds of each question, asked one after the other of one answer process. */
  readonly ms: readonly number[];
  /** Memory of the answer process when all are answered, and of both while one takes over from the other, at most. */
  readonly memoryMb: number;
  readonly swapMb: number;
  /** Questions a second by one process and by two, twice as many people asking as there are processes. */
  readonly perSecond: readonly [one: number, two: number];
}

const WARM_UP = 5;
const SAMPLE_EVERY_MS = 50;
/** A further process is started when a question comes and all are busy; so long it may take to open. */
const OPENS_WITHIN_MS = 120_000;
const NOW = '2022-06-30';

/** Asks an index as the program does: through a process of its own. */
export async function measureAnswers(config: Config, log: Log, questions: readonly string[]): Promise<AnswerFigures> {
  const [one, inTurn] = await withProcesses({ ...config, answerProcesses: 1 }, log, async (connected) => {
    const library = connected.within(null);
    for (const text of questions.slice(0, WARM_UP)) await ask(library, text);
    const ms: number[] = [];
    for (const text of questions) ms.push(await ask(library, text));
    const memoryMb = memoryOfAll();
    const perSecond = await askBeside(library, questions, 2);
    const swapMb = await peakDuring(() => connected.reopen());
    return [perSecond, { ms, memoryMb, swapMb }] as const;
  });
  const two = await withProcesses({ ...config, answerProcesses: 2 }, log, async (connected) => {
    const library = connected.within(null);
    await untilTwo(library, questions);
    return askBeside(library, questions, 4);
  });
  return { ...inTurn, perSecond: [one, two] };
}

async function withProcesses<T>(config: Config, log: Log, work: (library: ConnectedLibrary) => Promise<T>): Promise<T> {
  const connected = connectLibrary({ config, log });
  try {
    await connected.opened;
    return await work(connected);
  } finally {
    await connected.close();
  }
}

async function ask(library: Library, text: string): Promise<number> {
  const began = performance.now();
  await library.ask({ text, filters: {}, now: NOW });
  return performance.now() - began;
}

/** Questions answered a second where some people ask, each the next question when the last is answered. */
async function askBeside(library: Library, questions: readonly string[], people: number): Promise<number> {
  const rest = questions[Symbol.iterator]();
  const began = performance.now();
  const person = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await ask(library, next.value);
  };
  await Promise.all(Array.from({ length: people }, person));
  return (1_000 * questions.length) / (performance.now() - began);
}

/** Asks until a second process is there and has warmed up. */
async function untilTwo(library: Library, questions: readonly string[]): Promise<void> {
  const until = performance.now() + OPENS_WITHIN_MS;
  while (childrenRunning('answer-process').length < 2 && performance.now() < until)
    await askBeside(library, questions.slice(0, 2), 2);
  // A process takes calls when it has opened, which nothing here sees: its memory then grows no further.
  for (let before = 0; memoryOfAll() > 1.02 * before; ) {
    before = memoryOfAll();
    await sleep(1_000);
  }
  await askBeside(library, questions.slice(0, 4 * WARM_UP), 4);
}

function memoryOfAll(): number {
  return childrenRunning('answer-process').reduce((sum, pid) => sum + figuresOf(pid).memoryMb, 0);
}

async function peakDuring(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, memoryOfAll());
    } catch {
      // One of them has just ended.
    }
  }, SAMPLE_EVERY_MS);
  await work().finally(() => clearInterval(timer));
  return peak;
}
