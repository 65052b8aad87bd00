import { fork } from 'node:child_process';
import { programOptions } from '../support/program.ts';
import { type FromChild, parseFromChild, type ToChild } from './protocol.ts';

/** A module to run as a process of its own, and how patient to be with it. */
export interface ChildSpec {
  /** Path of the entry module. */
  readonly module: string;
  /** Handed to the entry's `open`. */
  readonly settings: unknown;
  /** How often it is asked whether it still answers; 0 means never. */
  readonly pingEveryMs: number;
  /** Unanswered pings in a row after which it counts as hanging and is killed. */
  readonly maxMissedPings: number;
}

export interface ChildEvents {
  onMessage(message: Exclude<FromChild, { kind: 'pong' }>): void;
  /** Once and last. */
  onExit(how: string): void;
}

export interface Child {
  readonly pid: number | undefined;
  send(message: ToChild): void;
  /** Asks it to close, kills it after `graceMs`; settles when it is gone. */
  stop(graceMs: number): Promise<void>;
}

/** Forks the module. Its stdout goes to stderr, for stdout belongs to results. */
export function startChild(spec: ChildSpec, events: ChildEvents): Child {
  const child = fork(spec.module, [], {
    execArgv: [...programOptions()],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  // A process that is busy does not see that its parent has gone.
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

/** Counts unanswered pings rather than time: a machine that slept has not hung. */
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
