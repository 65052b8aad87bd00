import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../../eval/random.ts';
import { childrenRunning } from './process-figures.ts';

/** While articles are read and embedded, while a version is written and published, and while it is taken up. */
export const MOMENTS = ['building', 'publishing', 'taking up'] as const;

export type Moment = (typeof MOMENTS)[number];

/** The state of things when a process is killed. */
export interface KillScene {
  readonly indexDir: string;
  /** Settles with the build, whether it succeeds or fails. */
  readonly building: Promise<unknown>;
  readonly builderPid: number | undefined;
  /** Duration of an undisturbed build, in milliseconds. */
  readonly buildMs: number;
  readonly random: Random;
}

/** Approximate time from the first file of a version to its publication. */
const PUBLISHING_MS = 200;
/** Approximate time from the publication of a version to the end of the former process. */
const TAKING_UP_MS = 4_000;
const LOOK_MS = 5;

/** Waits for a random point of a moment, then kills the build or one of the answer processes. */
export async function killAt(moment: Moment, scene: KillScene): Promise<void> {
  const { indexDir, building, builderPid, buildMs, random } = scene;
  if (moment === 'building') await Promise.race([sleep(random() * buildMs), building]);
  else if (moment === 'publishing') {
    await Promise.race([seesHalf(indexDir, building), building]);
    await Promise.race([sleep(random() * PUBLISHING_MS), building]);
  } else {
    await building;
    await sleep(random() * TAKING_UP_MS);
  }
  // The answer process, its successor, and a replaced one that finishes its calls.
  const answering = childrenRunning('answer-process');
  const answerPid = answering[Math.floor(random() * answering.length)];
  kill(moment === 'taking up' || builderPid === undefined ? answerPid : builderPid);
}

async function seesHalf(indexDir: string, building: Promise<unknown>): Promise<void> {
  let isOver = false;
  void building.finally(() => {
    isOver = true;
  });
  while (!isOver && !readdirSync(indexDir).some((name) => name.startsWith('building-'))) await sleep(LOOK_MS);
}

function kill(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  } catch {}
}
