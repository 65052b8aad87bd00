import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into a bot process before it: says at its end for how long its event loop was blocked at most, and the CPU time
// it took, since the signal SIGUSR2. Starting up is left out: nobody waits for an answer then.
const delay = monitorEventLoopDelay({ resolution: 5 });
let before = process.cpuUsage();
process.on('SIGUSR2', () => {
  delay.reset();
  delay.enable();
  before = process.cpuUsage();
});
process.on('exit', () => {
  const { user, system } = process.cpuUsage(before);
  const blockedMs = Math.round(delay.max / 1e6);
  process.stderr.write(
    `event loop blocked at most ${blockedMs} ms; ${Math.round((user + system) / 1_000)} ms of CPU\n`,
  );
});
