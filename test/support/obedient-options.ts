import { join } from 'node:path';
import type { SupervisorOptions } from '../../src/process/supervisor.ts';
import { makeLog } from '../../src/support/log.ts';

/** How `obedient-process.ts` is watched over in tests: without pings, and with waits too short to notice. */
export const OBEDIENT_OPTIONS = {
  module: join(import.meta.dirname, 'obedient-process.ts'),
  log: makeLog('silent'),
  pingEveryMs: 0,
  maxMissedPings: 5,
  maxAttempts: 2,
  backoffMs: 5,
  maxBackoffMs: 20,
  graceMs: 2_000,
} as const satisfies Partial<SupervisorOptions>;
