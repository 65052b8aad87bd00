import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DOCUMENT_LIMITS } from '../document-limits.ts';
import type { Extraction, ExtractionTask } from '../extraction.ts';
import { REFUSALS, refuseDamaged } from '../refusals.ts';

/** What a process that parses may cost; for tests. */
export interface ProcessLimits {
  readonly timeoutMs: number;
  readonly memoryMb: number;
}

const MODULE = fileURLToPath(new URL('./document-process.ts', import.meta.url));
const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const MEMORY_CHECK_MS = 50;
/** How V8 ends a process whose heap is full. */
const HEAP_SIGNAL = 'SIGABRT';

/**
 * Parses a document in a process of its own, which is killed when it takes too long or too much memory: whatever a file
 * does, it costs that file only. The process gets nothing of this one's environment and its output goes nowhere.
 */
export function runDocumentProcess(task: ExtractionTask, limits: ProcessLimits = DOCUMENT_LIMITS): Promise<Extraction> {
  const child = fork(MODULE, [], {
    execArgv: ['--import', TSX, `--max-old-space-size=${limits.memoryMb}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  });
  return new Promise((resolve) => {
    const refuse = (reason: string) => settle({ kind: 'refused', reason });
    let timer = setTimeout(refuse, DOCUMENT_LIMITS.startMs, REFUSALS.tooLong);
    const watch = setInterval(() => {
      if (memoryMbOf(child) > limits.memoryMb) refuse(REFUSALS.tooMuchMemory);
    }, MEMORY_CHECK_MS);
    const settle = (extraction: Extraction) => {
      clearTimeout(timer);
      clearInterval(watch);
      child.kill('SIGKILL');
      resolve(extraction);
    };
    child.on('message', (message) => {
      if (message !== 'ready') return settle(message as Extraction);
      clearTimeout(timer);
      timer = setTimeout(refuse, limits.timeoutMs, REFUSALS.tooLong);
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

/** Memory that a process holds, buffers included; 0 where the system does not tell. */
function memoryMbOf({ pid }: ChildProcess): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}
