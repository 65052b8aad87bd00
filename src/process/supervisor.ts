import { LibraryUnavailable } from '../model/library-unavailable.ts';
import type { Log } from '../support/log.ts';
import { type Child, type ChildSpec, startChild } from './child.ts';
import type { FromChild } from './protocol.ts';
import { unpackError } from './sent-error.ts';

export interface SupervisorOptions extends ChildSpec {
  readonly log: Log;
  /** How many processes may die over one request before it is given up. */
  readonly maxAttempts: number;
  /** First wait before a dead process is started again; doubled by each further death without a result between. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** How long a process that is asked to close may take. */
  readonly graceMs: number;
}

export interface CallOptions {
  /** Longest wait for the result, queueing and restarts included; absent means any time. */
  readonly timeoutMs?: number;
  readonly onProgress?: (value: unknown) => void;
}

/** A process that is started again when it dies. */
export interface Supervisor {
  /** Settles when the process has opened for the first time; rejects with the reason it could not. */
  readonly opened: Promise<void>;
  /**
   * Calls a method in the process. A request whose process dies is asked again of the next one, alone.
   * @throws LibraryUnavailable where processes keep dying, the answer is late, or the supervisor is closed;
   *   else what the method has thrown.
   */
  call(method: string, args: readonly unknown[], options?: CallOptions): Promise<unknown>;
  /** Process id at the moment, for watching it. */
  pid(): number | undefined;
  /** Gives up what is unanswered and ends the process; settles when it is gone. */
  close(): Promise<void>;
}

interface Call {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
  readonly onProgress: ((value: unknown) => void) | undefined;
  readonly timer: NodeJS.Timeout | undefined;
  /** Whether the present process holds it. */
  sent: boolean;
  /** Processes that died while they held it, or before they could take anything. */
  attempts: number;
  resolve(value: unknown): void;
  reject(error: Error): void;
}

export function openSupervisor(options: SupervisorOptions): Supervisor {
  return new ProcessSupervisor(options);
}

class ProcessSupervisor implements Supervisor {
  readonly opened: Promise<void>;
  readonly #options: SupervisorOptions;
  /** Unanswered calls in the order they came. */
  readonly #calls = new Map<number, Call>();
  #child: Child | undefined;
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
    this.#start();
  }

  pid(): number | undefined {
    return this.#child?.pid;
  }

  call(method: string, args: readonly unknown[], { timeoutMs, onProgress }: CallOptions = {}): Promise<unknown> {
    if (this.#closed) return Promise.reject(new LibraryUnavailable('closed'));
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      const timer = timeoutMs === undefined ? undefined : setTimeout(() => this.#giveUp(id, 'late'), timeoutMs);
      const call: Call = { id, method, args, onProgress, timer, sent: false, attempts: 0, resolve, reject };
      this.#calls.set(id, call);
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#restart);
    this.#settleOpened(new LibraryUnavailable('closed'));
    for (const id of [...this.#calls.keys()]) this.#giveUp(id, 'closed');
    await this.#child?.stop(this.#options.graceMs);
  }

  #start(): void {
    this.#child = startChild(this.#options, {
      onMessage: (message) => this.#receive(message),
      onExit: (how) => this.#mourn(how),
    });
  }

  /**
   * Sends what may be sent. Calls that were held by a process when it died go one at a time: the one that kills is
   * found out and the others are answered.
   */
  #dispatch(): void {
    if (!this.#ready || this.#closed) return;
    const calls = [...this.#calls.values()];
    let suspectOut = calls.some((call) => call.sent && call.attempts > 0);
    for (const call of calls) {
      const isSuspect = call.attempts > 0;
      if (call.sent || (isSuspect && suspectOut)) continue;
      suspectOut ||= isSuspect;
      call.sent = true;
      this.#child?.send({ kind: 'request', id: call.id, method: call.method, args: call.args });
    }
  }

  #receive(message: Exclude<FromChild, { kind: 'pong' }>): void {
    if (message.kind === 'opened') {
      this.#ready = true;
      this.#settleOpened();
      this.#dispatch();
    } else if (message.kind === 'refused') {
      const error = unpackError(message.error);
      this.#settleOpened(error);
      for (const id of [...this.#calls.keys()]) this.#take(id)?.reject(error);
    } else if (message.kind === 'progress') {
      this.#calls.get(message.id)?.onProgress?.(message.value);
    } else {
      this.#deaths = 0;
      const call = this.#take(message.id);
      if (message.kind === 'result') call?.resolve(message.value);
      else call?.reject(unpackError(message.error));
    }
  }

  /** The process is gone: what it held is counted, given up or kept for the next, which is started after a while. */
  #mourn(how: string): void {
    const held = [...this.#calls.values()].filter((call) => call.sent || !this.#ready);
    this.#child = undefined;
    this.#ready = false;
    if (this.#closed) return;
    for (const call of held) {
      call.sent = false;
      call.attempts += 1;
      if (call.attempts >= this.#options.maxAttempts) this.#giveUp(call.id, 'crashed');
    }
    const { backoffMs, maxBackoffMs, log, module } = this.#options;
    const waitMs = Math.min(backoffMs * 2 ** this.#deaths, maxBackoffMs);
    this.#deaths += 1;
    if (this.#deaths >= this.#options.maxAttempts) this.#settleOpened(new LibraryUnavailable('crashed'));
    log.warn({ module, how, waitMs }, 'a process has ended and is started again');
    this.#restart = setTimeout(() => this.#start(), waitMs);
  }

  #giveUp(id: number, reason: LibraryUnavailable['reason']): void {
    this.#take(id)?.reject(new LibraryUnavailable(reason));
  }

  #take(id: number): Call | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    clearTimeout(call?.timer);
    if (call) this.#dispatch();
    return call;
  }
}
