import { monitorEventLoopDelay } from 'node:perf_hooks';

// Loaded into a bot process before the bot. At the end it reports the longest time that the event loop was blocked, the
// largest CPU time of one turn (which is smaller on a busy machine), and the total CPU time, all since the signal
// SIGUSR2. The start is not counted, because nobody waits for an answer then.
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
    // Helper threads count too, so wall-clock time is a second bound.
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
