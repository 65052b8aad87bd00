import { readFileSync } from 'node:fs';

const TICK_MS = 10;

/** Processor time of this process and of all that it has started and waited for, in milliseconds (Linux). */
export function spentMs(): number {
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // Behind the command in brackets: fields 12 to 15 are user and system time, own and of children.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * TICK_MS;
}

/** The time of some work: on the wall clock, and of all processors together. */
export interface Spent {
  readonly wallMs: number;
  readonly processorMs: number;
}

export async function measure<T>(work: () => Promise<T>): Promise<Spent & { readonly result: T }> {
  const [began, before] = [performance.now(), spentMs()];
  const result = await work();
  return { wallMs: performance.now() - began, processorMs: spentMs() - before, result };
}
