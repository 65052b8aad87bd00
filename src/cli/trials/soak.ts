import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBuilder } from '../../process/build-client.ts';
import { connectLibrary } from '../../process/library-client.ts';
import { startTakeUp } from '../../process/take-up.ts';
import { readPublishedMark } from '../../store/versions.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';

export interface SoakOptions {
  readonly config: Config;
  readonly log: Log;
  readonly workDir: string;
  readonly questions: number;
  /** Spread evenly over the questions; 0 keeps one answer process throughout. */
  readonly rebuilds: number;
}

/** One part in ten of the run. */
interface SoakSample {
  readonly afterQuestions: number;
  readonly mainMb: number;
  readonly answerMb: number;
  readonly mainHandles: number;
  readonly answerHandles: number;
  readonly p95Ms: number;
}

export interface SoakReport {
  readonly samples: readonly SoakSample[];
  readonly failures: readonly string[];
}

const SAMPLES = 10;
/** Memory at the end against that after the warm-up, which is the first three samples. */
const MOST_GROWTH = 1.1;
const WARM_SAMPLES = 3;

/** Asks questions one after the other, with rebuilds meanwhile, and measures memory, open handles and time (Linux). */
export async function trySoak({ config, log, workDir, questions, rebuilds }: SoakOptions): Promise<SoakReport> {
  const place = { ...config, dataDir: join(workDir, 'data'), indexDir: join(workDir, 'index') };
  await cp(config.dataDir, place.dataDir, { recursive: true });
  await build(place, log);
  const mark = await readPublishedMark(place.indexDir);
  const library = connectLibrary({ config: place, log });
  await library.opened;
  const takeUp = startTakeUp({ indexDir: place.indexDir, mark, library, log });
  const texts = (await library.within(null).listArticles()).flatMap(({ title }) =>
    title === null ? [] : [`${title}是什么时候的事？`, `谁参加了${title}？`],
  );
  const samples: SoakSample[] = [];
  let times: number[] = [];
  for (let asked = 1; asked <= questions; asked++) {
    const startedAt = performance.now();
    await library.within(null).ask({ text: `${texts[asked % texts.length]}${asked}`, filters: {}, now: '2026-01-01' });
    times.push(performance.now() - startedAt);
    if (rebuilds > 0 && asked % Math.ceil(questions / rebuilds) === 0) {
      await writeFile(join(place.dataDir, 'soak.txt'), `第${asked}次\n\n第${asked}次水利会议由赵明亮主持。\n`);
      await build(place, log);
      await takeUp.now();
    }
    if (asked % Math.ceil(questions / SAMPLES) !== 0) continue;
    samples.push(await sample(asked, library.pid() ?? 0, times));
    times = [];
  }
  await takeUp.close();
  await library.close();
  return { samples, failures: judgeSamples(samples) };
}

async function sample(afterQuestions: number, pid: number, times: readonly number[]): Promise<SoakSample> {
  const sorted = [...times].sort((a, b) => a - b);
  return {
    afterQuestions,
    mainMb: await memoryMb(process.pid),
    answerMb: await memoryMb(pid),
    mainHandles: await countHandles(process.pid),
    answerHandles: await countHandles(pid),
    p95Ms: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
  };
}

function judgeSamples(samples: readonly SoakSample[]): string[] {
  const warm = samples[WARM_SAMPLES - 1];
  const last = samples.at(-1);
  if (!warm || !last) return ['too few questions to tell'];
  const grown = (['mainMb', 'answerMb', 'mainHandles', 'answerHandles'] as const).filter(
    (name) => last[name] > warm[name] * MOST_GROWTH,
  );
  return grown.map((name) => `${name} grew from ${warm[name]} to ${last[name]}`);
}

async function memoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_000);
}

async function countHandles(pid: number): Promise<number> {
  return (await readdir(`/proc/${pid}/fd`)).length;
}

async function build(config: Config, log: Log): Promise<void> {
  const builder = openBuilder(config, log);
  await builder.build({}, () => {}).finally(() => builder.close());
}
