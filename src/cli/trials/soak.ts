import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openBuilder } from '../../process/build-client.ts';
import { type ConnectedLibrary, connectLibrary } from '../../process/library-client.ts';
import { startTakeUp } from '../../process/take-up.ts';
import { readPublishedMark } from '../../store/versions.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { childrenRunning, figuresOf, processorMs } from './process-figures.ts';

export interface SoakOptions {
  readonly config: Config;
  readonly log: Log;
  readonly workDir: string;
  readonly questions: number;
  /** Number of rebuilds, spread evenly over the questions; 0 keeps one answer process throughout. */
  readonly rebuilds: number;
  readonly onProgress: (words: string) => void;
}

/** One of ten parts of the run. */
export interface SoakSample {
  readonly afterQuestions: number;
  readonly mainMb: number;
  /** Sum over all answer processes, like their handles. */
  readonly answerMb: number;
  readonly mainHandles: number;
  readonly answerHandles: number;
  /** Number of running answer processes; replaced ones should be gone. */
  readonly processes: number;
  /** 95th percentile of the time of a question, including the share of other programs. */
  readonly p95Ms: number;
  /** 95th percentile of the processor time of the answer processes for a question. */
  readonly p95ProcessorMs: number;
}

export interface SoakReport {
  readonly samples: readonly SoakSample[];
  readonly failures: readonly string[];
}

/** Number of times that memory is read during the trial. Chosen by hand. */
const SAMPLES = 10;
/** A bot stops within this time, and so does a process that is replaced. */
const GONE_WITHIN_MS = 10_000;
const GONE_EVERY_MS = 100;
/** Largest allowed ratio between the end and the end of the warm-up, which is the first three samples. */
const MOST_GROWTH = 1.1;
const WARM_SAMPLES = 3;
/**
 * The same for processor time, which the system counts in hundredths of a second and other programs on the machine
 * lengthen.
 */
const MOST_SLOWING = 1.3;

/** Asks questions one after the other, with rebuilds meanwhile, and measures memory, open handles and time (Linux). */
export async function trySoak(options: SoakOptions): Promise<SoakReport> {
  const { config, log, workDir, questions, rebuilds, onProgress } = options;
  const place = { ...config, dataDir: join(workDir, 'data'), indexDir: join(workDir, 'index') };
  await cp(config.dataDir, place.dataDir, { recursive: true });
  await build(place, log);
  const mark = await readPublishedMark(place.indexDir);
  const library = connectLibrary({ config: place, log });
  await library.opened;
  const processes = answerPids().length;
  const takeUp = startTakeUp({ indexDir: place.indexDir, mark, library, log });
  const texts = (await library.within(null).listArticles()).flatMap(({ title }) =>
    title === null ? [] : [`${title}是什么时候的事？`, `谁参加了${title}？`],
  );
  const samples: SoakSample[] = [];
  let taken: Taken[] = [];
  for (let asked = 1; asked <= questions; asked++) {
    taken.push(await ask(library, `${texts[asked % texts.length]}${asked}`));
    if (rebuilds > 0 && asked % Math.ceil(questions / rebuilds) === 0) {
      await writeFile(join(place.dataDir, 'soak.txt'), `第${asked}次\n\n第${asked}次水利会议由赵明亮主持。\n`);
      await build(place, log);
      await takeUp.now();
    }
    if (asked % Math.ceil(questions / SAMPLES) !== 0) continue;
    await waitForReplaced(processes);
    samples.push(sample(asked, taken));
    onProgress(JSON.stringify(samples.at(-1)));
    taken = [];
  }
  await takeUp.close();
  await library.close();
  return { samples, failures: judgeSamples(samples) };
}

/** The cost of one question. */
interface Taken {
  readonly ms: number;
  /** Undefined if other processes took over meanwhile. */
  readonly processorMs: number | undefined;
}

async function ask(library: ConnectedLibrary, text: string): Promise<Taken> {
  const pids = answerPids();
  const before = processorMs(pids);
  const startedAt = performance.now();
  await library.within(null).ask({ text, filters: {}, now: '2026-01-01' });
  const ms = performance.now() - startedAt;
  const after = processorMs(pids);
  return { ms, processorMs: before === undefined || after === undefined ? undefined : after - before };
}

function answerPids(): number[] {
  return childrenRunning('answer-process');
}

/** Waits until the processes of the version before are gone; those that stay longer are counted. */
async function waitForReplaced(processes: number): Promise<void> {
  const until = performance.now() + GONE_WITHIN_MS;
  while (answerPids().length > processes && performance.now() < until) await setTimeout(GONE_EVERY_MS);
}

function sample(afterQuestions: number, taken: readonly Taken[]): SoakSample {
  const main = figuresOf(process.pid);
  const answering = answerPids().map(figuresOf);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    afterQuestions,
    mainMb: main.memoryMb,
    answerMb: sum(answering.map(({ memoryMb }) => memoryMb)),
    mainHandles: main.handles,
    answerHandles: sum(answering.map(({ handles }) => handles)),
    processes: answering.length,
    p95Ms: Math.round(p95(taken.map(({ ms }) => ms))),
    p95ProcessorMs: p95(taken.flatMap(({ processorMs: ms }) => ms ?? [])),
  };
}

function p95(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
}

/** Descriptions of what has grown since the warm-up; empty if everything is flat. */
export function judgeSamples(samples: readonly SoakSample[]): string[] {
  const warm = samples[WARM_SAMPLES - 1];
  const last = samples.at(-1);
  if (!warm || !last || last === warm) return ['too few questions to tell'];
  const limits = {
    mainMb: MOST_GROWTH,
    answerMb: MOST_GROWTH,
    mainHandles: MOST_GROWTH,
    answerHandles: MOST_GROWTH,
    processes: 1,
    p95ProcessorMs: MOST_SLOWING,
  };
  const names = Object.keys(limits) as (keyof typeof limits)[];
  const grown = names.filter((name) => last[name] > warm[name] * limits[name]);
  return grown.map((name) => `${name} grew from ${warm[name]} to ${last[name]}`);
}

async function build(config: Config, log: Log): Promise<void> {
  const builder = openBuilder(config, log);
  await builder.build({}, () => {}).finally(() => builder.close());
}
