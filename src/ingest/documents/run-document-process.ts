import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { programOptions, programPath } from '../../support/program.ts';
import { DOCUMENT_LIMITS } from '../document-limits.ts';
import type { Extraction, ExtractionTask } from '../extraction.ts';
import { REFUSALS, refuseDamaged } from '../refusals.ts';

/** Limits of a parsing process; tests set their own. */
export interface ProcessLimits {
  /**
   * Processor time, so that a busy machine loses no file; wall-clock time if the system does not report processor time.
   */
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

const MODULE = programPath(import.meta.dirname, 'document-process');
/** Interval at which the memory and time of the process are looked at. Chosen by hand. */
const CHECK_MS = 50;
/** The system counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;
/** Positions in /proc/PID/stat after the name: time in the program and in the system. */
const [USER_TICKS, SYSTEM_TICKS] = [11, 12];
/** Signal with which V8 ends a process whose heap is full. */
const HEAP_SIGNAL = 'SIGABRT';

/**
 * Parses a document in a process of its own, which is killed if it takes too long or too much memory, so that a bad
 * file harms nothing else. The process gets no environment, and its output is discarded.
 */
export function runDocumentProcess(task: ExtractionTask, limits: ProcessLimits = DOCUMENT_LIMITS): Promise<Extraction> {
  const child = fork(MODULE, [], {
    execArgv: [...programOptions(), `--max-old-space-size=${limits.memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  return new Promise((resolve) => {
    const refuse = (reason: string) => settle({ kind: 'refused', reason });
    let timer = setTimeout(refuse, DOCUMENT_LIMITS.startMs, REFUSALS.tooLong);
    let readyCpuMs = Number.POSITIVE_INFINITY;
    const watch = setInterval(() => {
      const usage = usageOf(child);
      if (!usage) return;
      if (usage.memoryMb > limits.memoryMb) refuse(REFUSALS.tooMuchMemory);
      else if (usage.cpuMs - readyCpuMs > limits.timeoutMs) refuse(REFUSALS.tooLong);
    }, CHECK_MS);
    const settle = (extraction: Extraction) => {
      clearTimeout(timer);
      clearInterval(watch);
      child.kill('SIGKILL');
      resolve(extraction);
    };
    child.on('message', (message) => {
      if (message !== 'ready') return settle(message as Extraction);
      clearTimeout(timer);
      const usage = usageOf(child);
      if (usage) readyCpuMs = usage.cpuMs;
      timer = setTimeout(refuse, usage ? DOCUMENT_LIMITS.hangMs : limits.timeoutMs, REFUSALS.tooLong);
    });
    child.send(task, () => {});
    child.once('error', (error) => refuse(refuseDamaged(error.message)));
    child.once('exit', (code, signal) => refuse(reasonOfExit(code, signal)));
  });
}

function reasonOfExit(code: number | null, signal: string | null): string {
  if (signal === HEAP_SIGNAL || code === 134) return REFUSALS.tooMuchMemory;
  return refuseDamaged(`its parser ended with ${signal ?? `code ${code}`}`);
}

interface Usage {
  /** Memory including buffers. */
  readonly memoryMb: number;
  readonly cpuMs: number;
}

/** The usage of a process; undefined if the system does not report it or the process is gone. */
function usageOf({ pid }: ChildProcess): Usage | undefined {
  try {
    const [, kilobytes = 0] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const facts = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(facts[USER_TICKS]) + Number(facts[SYSTEM_TICKS]);
    return { memoryMb: Number(kilobytes) / 1024, cpuMs: ticks * MS_PER_TICK };
  } catch {
    return undefined;
  }
}
