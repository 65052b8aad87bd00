import { readdirSync, readFileSync } from 'node:fs';

/** The system's figures about a process (Linux). */
export interface ProcessFigures {
  /** Resident memory. */
  readonly memoryMb: number;
  /** Number of open files, sockets and pipes. */
  readonly handles: number;
}

/** @throws the error of the system if there is no such process. */
export function figuresOf(pid: number): ProcessFigures {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    memoryMb: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_000),
    handles: readdirSync(`/proc/${pid}/fd`).length,
  };
}

/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time of the processes so far, in milliseconds; undefined if one is gone. */
export function processorMs(pids: readonly number[]): number | undefined {
  try {
    return pids.reduce((sum, pid) => sum + ticksOf(pid) * TICK_MS, 0);
  } catch {
    return undefined;
  }
}

function ticksOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // After the command in brackets, user and system time are the 12th and 13th of the fields.
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
