import { LibraryUnavailable } from '../model/library.ts';
import type { Log } from '../support/log.ts';
import { type Child, type ChildSpec, startChild } from './child.ts';
import type { FromChild } from './protocol.ts';
import { unpackError } from './sent-error.ts';

export interface SupervisorOptions extends ChildSpec {
  readonly log: Log;
  /** Number of processes that may die over one request before it is given up. */
  readonly maxAttempts: number;
  /** First wait before a dead process is restarted; each further death without a result doubles it. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** Time that a process has for closing. */
  readonly graceMs: number;
}

export interface CallOptions {
  /** Longest wait for the result, including queueing and restarts; absent means no limit. */
  readonly timeoutMs?: number;
  readonly onProgress?: (value: unknown) => void;
}

/** A process that is restarted when it dies. */
export interface Supervisor {
  /** Resolves when the process has opened for the first time; rejects with the reason of a failure. */
  readonly opened: Promise<void>;
  /**
   * Calls a method in the process. If the process dies, the request is sent to the next one, alone.
   * @throws LibraryUnavailable if processes keep dying, the answer is late, or the supervisor is closed; else the error
   * of the method.
   */
  call(method: string, args: readonly unknown[], options?: CallOptions): Promise<unknown>;
  /**
   * Starts a new process (for a new index) and lets it take over when it has opened; the old one finishes its calls. If
   * the new one cannot open, it rejects and changes nothing.
   */
  replace(): Promise<void>;
  /** Id of the present process, for watching it. */
  pid(): number | undefined;
  /** Gives up unanswered calls and ends the process; resolves when it is gone. */
  close(): Promise<void>;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly onProgress: ((value: unknown) => void) | undefined;
  readonly timer: NodeJS.Timeout | undefined;
  /** The process to which it was sent. */
  holder: Child | undefined;
  /** Number of processes that died while they held it, or before they could take anything. */
  attempts: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/** Limits for work that may block its process for long: one try per request and no pings. */
export const ONE_TRY = {
  pingEveryMs: 0,
  maxMissedPings: 0,
  maxAttempts: 1,
  backoffMs: 1_000,
  maxBackoffMs: 30_000,
  graceMs: 0,
} as const;

export function openSupervisor(options: SupervisorOptions): Supervisor {
  return new ProcessSupervisor(options);
}

/** A process that will take over when it has opened. */
interface Successor {
  readonly child: Child;
  readonly settle: (error?: Error) => void;
}

class ProcessSupervisor implements Supervisor {
  readonly opened: Promise<void>;
  readonly #options: SupervisorOptions;
  /** Unanswered calls in order of arrival. */
  readonly #calls = new Map<number, Call>();
  /** Replaced processes that finish their calls. */
  readonly #retiring = new Set<Child>();
  #child: Child | undefined;
  #successor: Successor | undefined;
  #ready = false;
  #closed = false;
  #deaths = 0;
  #nextId = 1;
  #restart: NodeJS.Timeout | undefined;
  #settleOpened: (error?: Error) => void = () => {};

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.opened = new Promise((resolve, reject) => {
      this.#settleOpened = (error) => (error ? reject(error) : resolve());
    });
    this.opened.catch(() => {});
    this.#child = this.#start();
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  call(method: string, args: readonly unknown[], { timeoutMs, onProgress }: CallOptions = {}): Promise<unknown> {
    if (this.#closed) return Promise.reject(new LibraryUnavailable('closed'));
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => this.#giveUp(id, 'late'), timeoutMs);
      this.#calls.set(id, { id, method, args, onProgress, timer, holder: undefined, attempts: 0, resolve, reject });
      this.#dispatch();
    });
  }

  replace(): Promise<void> {
    if (this.#closed) return Promise.reject(new LibraryUnavailable('closed'));
    this.#dropSuccessor();
    return new Promise((resolve, reject) => {
      const settle = (error?: Error) => (error ? reject(error) : resolve());
      this.#successor = { child: this.#start(), settle };
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    this.#settleOpened(new LibraryUnavailable('closed'));
    for (const id of [...this.#calls.keys()]) this.#giveUp(id, 'closed');
    this.#dropSuccessor();
    if (this.#child) this.#retiring.add(this.#child);
    await Promise.all([...this.#retiring].map((child) => child.stop(this.#options.graceMs)));
  }

  #start(): Child {
    const child: Child = startChild(this.#options, {
      onMessage: (message) => this.#receive(child, message),
      onExit: (how) => this.#reportEnd(child, how),
    });
    return child;
  }

  /**
   * Sends all calls that may be sent. Calls whose process died go one at a time, so that the fatal one is found and the
   * others are answered.
   */
  #dispatch(): void {
    if (!this.#ready || this.#closed) return;
    const calls = [...this.#calls.values()];
    let suspectOut = calls.some((call) => call.holder && call.attempts > 0);
    for (const call of calls) {
      const isSuspect = call.attempts > 0;
      if (call.holder || (isSuspect && suspectOut)) continue;
      suspectOut ||= isSuspect;
      call.holder = this.#child;
      this.#child?.send({ kind: 'request', id: call.id, method: call.method, args: call.args });
    }
  }

  #receive(child: Child, message: Exclude<FromChild, { kind: 'pong' }>): void {
    if (message.kind === 'opened') this.#takeOver(child);
    else if (message.kind === 'refused') this.#refuse(child, unpackError(message.error));
    else if (message.kind === 'progress') this.#calls.get(message.id)?.onProgress?.(message.value);
    else {
      this.#deaths = 0;
      const call = this.#take(message.id);
      if (message.kind === 'result') call?.resolve(message.value);
      else call?.reject(unpackError(message.error));
    }
  }

  #takeOver(child: Child): void {
    if (this.#successor?.child === child) {
      clearTimeout(this.#restart);
      if (this.#child) this.#retiring.add(this.#child);
      this.#child = child;
      this.#successor.settle();
      this.#successor = undefined;
    }
    this.#ready = true;
    this.#settleOpened();
    this.#dispatch();
    this.#dismissIdle();
  }

  #refuse(child: Child, error: Error): void {
    if (this.#successor?.child === child) {
      this.#successor.settle(error);
      this.#successor = undefined;
    } else if (this.#child === child) {
      this.#settleOpened(error);
      for (const id of [...this.#calls.keys()]) this.#take(id)?.reject(error);
    }
  }

  /** Handles the end of a process: the calls that it held are counted, then given up or sent again. */
  #reportEnd(child: Child, how: string): void {
    const { maxAttempts, log, module } = this.#options;
    const isCurrent = this.#child === child;
    const held = [...this.#calls.values()].filter((call) => call.holder === child || (isCurrent && !this.#ready));
    this.#retiring.delete(child);
    if (this.#successor?.child === child) this.#dropSuccessor(new LibraryUnavailable('crashed'));
    if (this.#closed) return;
    for (const call of held) {
      call.holder = undefined;
      call.attempts += 1;
      if (call.attempts >= maxAttempts) this.#giveUp(call.id, 'crashed');
    }
    if (isCurrent) this.#startLater(how);
    else if (held.length > 0) log.warn({ module, how }, 'a process that was replaced has died over its last requests');
    this.#dispatch();
  }

  #startLater(how: string): void {
    const { backoffMs, maxBackoffMs, maxAttempts, log, module } = this.#options;
    this.#child = undefined;
    this.#ready = false;
    const waitMs = Math.min(backoffMs * 2 ** this.#deaths, maxBackoffMs);
    this.#deaths += 1;
    if (this.#deaths >= maxAttempts) this.#settleOpened(new LibraryUnavailable('crashed'));
    log.warn({ module, how, waitMs }, 'a process has ended and is started again');
    this.#restart = setTimeout(() => {
      this.#child = this.#start();
    }, waitMs);
  }

  #dropSuccessor(error: Error = new LibraryUnavailable('closed')): void {
    const successor = this.#successor;
    this.#successor = undefined;
    successor?.settle(error);
    if (successor) void successor.child.stop(0);
  }

  /** Ends replaced processes without calls. */
  #dismissIdle(): void {
    const holders = new Set([...this.#calls.values()].map((call) => call.holder));
    for (const child of this.#retiring) if (!holders.has(child)) void child.stop(this.#options.graceMs);
  }

  #giveUp(id: number, reason: LibraryUnavailable['reason']): void {
    this.#take(id)?.reject(new LibraryUnavailable(reason));
  }

  #take(id: number): Call | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    clearTimeout(call?.timer);
    if (call) this.#dispatch();
    this.#dismissIdle();
    return call;
  }
}
