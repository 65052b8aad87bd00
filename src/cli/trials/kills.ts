import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { makeRandom } from '../../eval/random.ts';
import { STORE } from '../../model/tuning.ts';
import { openBuilder } from '../../process/build-client.ts';
import { type ConnectedLibrary, connectLibrary } from '../../process/library-client.ts';
import { startTakeUp } from '../../process/take-up.ts';
import { openIndex } from '../../store/open-index.ts';
import { readPublishedMark } from '../../store/versions.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { killAt, MOMENTS, type Moment } from './kill-moments.ts';

export interface KillsOptions {
  readonly config: Config;
  readonly log: Log;
  readonly workDir: string;
  readonly kills: number;
  readonly seed: number;
  readonly onProgress: (words: string) => void;
}

export interface KillsReport {
  readonly kills: Readonly<Record<Moment, number>>;
  /** Number of builds that still published. */
  readonly builds: number;
  readonly answers: number;
  /** Number of questions without an answer; a killed process is asked again. */
  readonly unanswered: number;
  readonly failures: readonly string[];
}

const QUESTION = '灵山县的会议由谁主持？';
/** Chairs of the meeting, one for each state of the articles. */
const CHAIRS = ['李国强', '王建国', '赵明亮'] as const;
const FILLER = 20;
/** Wait between two questions. */
const PAUSE_MS = 100;
const TOLD_EVERY = 10;

/**
 * Builds repeatedly over changing articles, and kills the build or an answer process at random moments while questions
 * are asked. Every answer must come from one complete state. In the end a plain build must equal a build in an empty
 * folder, and leave nothing incomplete.
 */
export async function tryKills(options: KillsOptions): Promise<KillsReport> {
  const { log, workDir, kills, seed, onProgress } = options;
  const place = { ...options.config, dataDir: join(workDir, 'data'), indexDir: join(workDir, 'index') };
  const random = makeRandom(seed);
  const failures: string[] = [];
  const counts = { building: 0, publishing: 0, 'taking up': 0 };
  await writeState(place.dataDir, CHAIRS[0]);
  const buildMs = await timed(() => build(place, log));
  const mark = await readPublishedMark(place.indexDir);
  const library = connectLibrary({ config: place, log });
  await library.opened;
  const takeUp = startTakeUp({ indexDir: place.indexDir, mark, library, log, everyMs: 200, retryMs: 1_000 });
  const asking = askOn(library, failures);
  let builds = 0;
  for (let kill = 0; kill < kills; kill++) {
    const moment = MOMENTS[kill % MOMENTS.length] as Moment;
    await writeState(place.dataDir, CHAIRS[(kill + 1) % CHAIRS.length] as string);
    const builder = openBuilder(place, log);
    const building = builder
      .build({}, () => {})
      .then(
        () => true,
        () => false,
      );
    await killAt(moment, { indexDir: place.indexDir, building, builderPid: builder.pid(), buildMs, random });
    counts[moment]++;
    if (await building) builds++;
    await builder.close();
    if ((kill + 1) % TOLD_EVERY === 0) onProgress(`${kill + 1} kills, ${failures.length} failures`);
  }
  await build(place, log);
  await takeUp.now();
  const { answers, unanswered } = await asking.stop();
  failures.push(...(await judgeEnd(place, { library, log, workDir, chair: CHAIRS[kills % CHAIRS.length] as string })));
  await takeUp.close();
  await library.close();
  return { kills: counts, builds, answers, unanswered, failures };
}

async function writeState(dataDir: string, chair: string): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  const text = `灵山县召开会议\n\n灵山县昨日召开会议，研究水利工作。会议由${chair}主持。\n`;
  await writeFile(join(dataDir, 'meeting.txt'), text);
  for (let i = 0; i < FILLER; i++) {
    const other = `第${i}号水渠\n\n第${i}号水渠全长${i + 3}公里，本次由${chair}题写渠名。沿线三万亩旱地能够自流灌溉。\n`;
    await writeFile(join(dataDir, `canal-${i}.txt`), other);
  }
}

function askOn(library: ConnectedLibrary, failures: string[]) {
  let isOn = true;
  let answers = 0;
  let unanswered = 0;
  const run = (async () => {
    while (isOn) {
      try {
        const text = JSON.stringify(await library.within(null).ask(questionOf(QUESTION)));
        const states = CHAIRS.filter((chair) => text.includes(chair));
        answers++;
        if (states.length !== 1) failures.push(`an answer from ${states.length} states: ${text.slice(0, 200)}`);
      } catch {
        unanswered++;
      }
      await sleep(PAUSE_MS);
    }
  })();
  const stop = async () => {
    isOn = false;
    await run;
    return { answers, unanswered };
  };
  return { stop };
}

interface End {
  readonly library: ConnectedLibrary;
  readonly log: Log;
  readonly workDir: string;
  /** The chair of the meeting in the last state. */
  readonly chair: string;
}

/** @returns the differences from an index of the same articles that was built undisturbed. */
async function judgeEnd(place: Config, { library, log, workDir, chair }: End): Promise<string[]> {
  const failures: string[] = [];
  const clean = { ...place, indexDir: join(workDir, 'clean') };
  await build(clean, log);
  const [one, other] = await Promise.all([place, clean].map(contentOf));
  if (!isDeepStrictEqual(one, other)) failures.push('the index differs from a clean build');
  const undisturbed = connectLibrary({ config: clean, log });
  const canals = Array.from({ length: FILLER }, (_, i) => `第${i}号水渠全长多少公里？`);
  for (const text of [QUESTION, ...canals]) {
    const [said, expected] = await Promise.all(
      [library, undisturbed].map(async (asked) => ({
        ...(await asked.within(null).ask(questionOf(text))),
        ms: undefined,
      })),
    );
    if (!isDeepStrictEqual(said, expected)) failures.push(`${text} is answered other than by a clean build`);
    if (text === QUESTION && !JSON.stringify(said).includes(chair))
      failures.push(`at the end ${chair} is not answered`);
  }
  await undisturbed.close();
  const left = (await readdir(place.indexDir)).filter((name) => name.startsWith('building-') || name.endsWith('.tmp'));
  return [...failures, ...left.map((name) => `${name} is left behind`)];
}

async function contentOf({ indexDir }: Config): Promise<unknown> {
  const { articles, chunks, sentences, vectors, fallback } = await openIndex(indexDir, STORE, () => undefined);
  return { articles, chunks, sentences, vectors: chunks.map(({ id }) => vectors?.vectorOf(id)), fallback };
}

function questionOf(text: string) {
  return { text, filters: {}, now: '2026-01-01' } as const;
}

async function build(config: Config, log: Log): Promise<void> {
  const builder = openBuilder(config, log);
  await builder.build({}, () => {}).finally(() => builder.close());
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
