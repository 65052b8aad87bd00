import { join } from 'node:path';
import { openSupervisor } from '../../src/process/supervisor.ts';
import { makeLog } from '../../src/support/log.ts';

/** A parent with one child, to be killed by a test; prints the child's process id. */
const supervisor = openSupervisor({
  module: join(import.meta.dirname, 'obedient-process.ts'),
  settings: { diary: process.argv[2], opening: 'well' },
  log: makeLog('silent'),
  pingEveryMs: 0,
  maxMissedPings: 0,
  maxAttempts: 2,
  backoffMs: 10,
  maxBackoffMs: 10,
  graceMs: 1_000,
});
process.stdout.write(`${await supervisor.call('pid', [])}\n`);
