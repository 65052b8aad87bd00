import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into a bot process before it: says at its end for how long its event loop was blocked at most, how much CPU time it
// took in a turn at most (which is less on a machine with much else to do), and the CPU time in all, since the signal SIGUSR2.
// Starting up is left out: nobody waits for an answer then.
const EVERY_MS = 5;
const delay = monitorEventLoopDelay({ resolution: EVERY_MS });
let before = process.cpuUsage();
let busiestMs = 0;

process.on('SIGUSR2', () => {
  delay.reset();
  delay.enable();
  before = process.cpuUsage();
  let at = performance.now();
  let used = before;
  setInterval(() => {
    const now = performance.now();
    const spent = process.cpuUsage(used);
    // Helper threads count, too, so that the time on the clock is a second bound.
    busiestMs = Math.max(busiestMs, Math.min(now - at - EVERY_MS, (spent.user + spent.system) / 1_000));
    at = now;
    used = process.cpuUsage();
  }, EVERY_MS).unref();
});

process.on('exit', () => {
  const { user, system } = process.cpuUsage(before);
  const blockedMs = Math.round(delay.max / 1e6);
  process.stderr.write(
    `event loop blocked at most ${blockedMs} ms, busy at most ${Math.round(busiestMs)} ms; ${Math.round((user + system) / 1_000)} ms of CPU\n`,
  );
});
