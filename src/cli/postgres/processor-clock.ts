import { readFileSync } from 'node:fs';

const NS = 1e6;

/** Milliseconds of processor time that this process, and the process of the server that works for it, have taken. */
export function makeProcessorClock(serverPid: number | undefined): () => number {
  return () => ownMs() + (serverPid === undefined ? 0 : serverMs(serverPid));
}

/** True if the time of that process can be read: on Linux, on the same machine. */
export function canReadTime(serverPid: number): boolean {
  try {
    return serverMs(serverPid) > 0;
  } catch {
    return false;
  }
}

function ownMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/** @see Linux, Documentation/scheduler/sched-stats.rst: the first number is nanoseconds on a processor. */
function serverMs(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / NS;
}
