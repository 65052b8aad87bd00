import { readdirSync, readFileSync } from 'node:fs';

/** What the system tells of a process (Linux). */
export interface ProcessFigures {
  /** Memory that is in use and not on disk alone. */
  readonly memoryMb: number;
  /** Open files, sockets and pipes. */
  readonly handles: number;
}

/** @throws what the system says where there is no such process. */
export function figuresOf(pid: number): ProcessFigures {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    memoryMb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_000),
    handles: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time that processes have taken so far, in milliseconds; undefined where one is gone. */
export function processorMs(pids: readonly number[]): number | undefined {
  try {
    return pids.reduce((sum, pid) => sum + ticksOf(pid) * TICK_MS, 0);
  } catch {
    return undefined;
  }
}

function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Behind the command in brackets: user and system time are the 12th and 13th of the fields.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** Ids of the running processes that this one has started with a program of this name. */
export function childrenRunning(program: string): number[] {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();
  const pids = children === '' ? [] : children.split(' ').map(Number);
  return pids.filter((pid) => commandOf(pid).includes(program));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
