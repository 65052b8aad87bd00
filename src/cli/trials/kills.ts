import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeRandom } from '../../eval/random.ts';
import { openBuilder } from '../../process/build-client.ts';
import { connectLibrary } from '../../process/library-client.ts';
import { startTakeUp } from '../../process/take-up.ts';
import { readPublishedMark } from '../../store/versions.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';

export interface KillsOptions {
  readonly config: Config;
  readonly log: Log;
  readonly workDir: string;
  readonly kills: number;
  readonly seed: number;
}

export interface KillsReport {
  readonly kills: number;
  readonly builds: number;
  readonly answers: number;
  /** Questions that got no answer; a process that was killed is asked again. */
  readonly unanswered: number;
  readonly failures: readonly string[];
}

const QUESTION = '灵山县的会议由谁主持？';
/** Chairs of the meeting, one a state of the articles. */
const CHAIRS = ['李国强', '王建国', '赵明亮'] as const;
const FILLER = 20;
/** Wait between a question and the next. */
const PAUSE_MS = 100;

/**
 * Builds again and again over articles that change, and kills the build or the answer process at random moments while
 * questions are asked. Every answer must come from one whole state; in the end a plain build must give the last one.
 */
export async function tryKills({ config, log, workDir, kills, seed }: KillsOptions): Promise<KillsReport> {
  const place = { ...config, dataDir: join(workDir, 'data'), indexDir: join(workDir, 'index') };
  const random = makeRandom(seed);
  const failures: string[] = [];
  await writeState(place.dataDir, CHAIRS[0]);
  const firstMs = await timed(() => build(place, log));
  const mark = await readPublishedMark(place.indexDir);
  const library = connectLibrary({ config: place, log });
  await library.opened;
  const takeUp = startTakeUp({ indexDir: place.indexDir, mark, library, log, everyMs: 200 });
  const asking = askOn(library, failures);
  let builds = 0;
  for (let kill = 0; kill < kills; kill++) {
    await writeState(place.dataDir, CHAIRS[(kill + 1) % CHAIRS.length] as string);
    const builder = openBuilder(place, log);
    const building = builder
      .build({}, () => {})
      .then(
        () => true,
        () => false,
      );
    await Promise.race([sleep(random() * firstMs * 1.5), building]);
    const pid = random() < 0.7 ? builder.pid() : library.pid();
    if (pid !== undefined) killIfThere(pid);
    if (await building) builds++;
    await builder.close();
  }
  await build(place, log);
  await takeUp.now();
  const expected = CHAIRS[kills % CHAIRS.length] as string;
  const last = await library.within(null).ask({ text: QUESTION, filters: {}, now: '2026-01-01' });
  if (!JSON.stringify(last).includes(expected)) failures.push(`at the end ${expected} is not answered`);
  const { answers, unanswered } = await asking.stop();
  await takeUp.close();
  await library.close();
  return { kills, builds, answers, unanswered, failures };
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

function askOn(library: ReturnType<typeof connectLibrary>, failures: string[]) {
  let isOn = true;
  let answers = 0;
  let unanswered = 0;
  const run = (async () => {
    while (isOn) {
      try {
        const text = JSON.stringify(await library.within(null).ask({ text: QUESTION, filters: {}, now: '2026-01-01' }));
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

async function build(config: Config, log: Log): Promise<void> {
  const builder = openBuilder(config, log);
  await builder.build({}, () => {}).finally(() => builder.close());
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
