import { fork } from 'node:child_process';
import { childEnvironment } from '../support/config.ts';
import { programOptions } from '../support/program.ts';
import { type FromChild, parseFromChild, type ToChild } from './protocol.ts';

/** A module that runs as its own process, and the limits of waiting for it. */
export interface ChildSpec {
  /** Path of the entry module. */
  readonly module: string;
  /** Passed to the entry's `open`. */
  readonly settings: unknown;
  /** Interval at which it is asked if it still answers; 0 means never. */
  readonly pingEveryMs: number;
  /** Number of unanswered pings in a row after which it counts as hanging and is killed. */
  readonly maxMissedPings: number;
}

export interface ChildEvents {
  onMessage(message: Exclude<FromChild, { kind: 'pong' }>): void;
  /** Called once, as the last event. */
  onExit(how: string): void;
}

export interface Child {
  readonly pid: number | undefined;
  send(message: ToChild): void;
  /** Asks it to close and kills it after `graceMs`; resolves when it is gone. */
  stop(graceMs: number): Promise<void>;
}

/** Forks the module. Its stdout goes to stderr, because stdout belongs to results. */
export function startChild(spec: ChildSpec, events: ChildEvents): Child {
  const child = fork(spec.module, [], {
    env: childEnvironment(),
    execArgv: [...programOptions()],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  // A busy process does not notice that its parent is gone.
  const killWithParent = () => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  const watch = makeWatch(spec, () => child.kill('SIGKILL'));
  const send = (message: ToChild) => {
    if (child.connected) child.send(message, () => {});
  };
  const gone = new Promise<void>((resolve) => {
    const end = (how: string) => {
      watch.stop();
      process.off('exit', killWithParent);
      resolve();
      events.onExit(watch.hanging() ? 'it hung' : how);
    };
    let ended = false;
    const once = (how: string) => {
      if (!ended) end(how);
      ended = true;
    };
    child.once('exit', (code, signal) => once(signal ?? `code ${code}`));
    child.once('error', (error) => once(error.message));
  });
  child.on('message', (raw) => {
    const message = parseFromChild(raw);
    if (message?.kind === 'pong') watch.received();
    else if (message) events.onMessage(message);
    if (message?.kind === 'opened') watch.start(() => send({ kind: 'ping' }));
  });
  send({ kind: 'open', settings: spec.settings });
  const stop = async (graceMs: number) => {
    send({ kind: 'close' });
    const timer = setTimeout(() => child.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(timer);
  };
  return { pid: child.pid, send, stop };
}

/** Counts unanswered pings instead of time, because a machine that slept has not hung. */
function makeWatch({ pingEveryMs, maxMissedPings }: ChildSpec, onHang: () => void) {
  let missed = 0;
  let hanging = false;
  let timer: NodeJS.Timeout | undefined;
  const tick = (ping: () => void) => {
    if (missed >= maxMissedPings) {
      hanging = true;
      onHang();
    }
    missed += 1;
    ping();
  };
  return {
    start: (ping: () => void) => {
      if (pingEveryMs > 0) timer = setInterval(tick, pingEveryMs, ping);
    },
    received: () => {
      missed = 0;
    },
    hanging: () => hanging,
    stop: () => clearInterval(timer),
  };
}
