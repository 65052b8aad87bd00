import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { threadProgram } from '../support/program.ts';
import type { Network, NetworkInputs, NetworkOutputs } from './session.ts';

/** A message to the thread. */
export interface RunAsked {
  readonly inputs: NetworkInputs;
}

/** The outputs of the run, or the message of its error. */
export type RunReplied = { readonly outputs: NetworkOutputs } | { readonly problem: string };

interface Run {
  readonly inputs: NetworkInputs;
  readonly resolve: (outputs: NetworkOutputs) => void;
  readonly reject: (error: unknown) => void;
}

/** A network that must be closed, because threads run it. */
export interface ThreadedNetwork extends Network {
  close(): Promise<void>;
}

/**
 * The network `own` of the model in `dir`, with `more` threads beside this one that run it too. Runs that are asked for
 * at the same time are shared out, and the outputs are the same in every thread. A run alone stays in this thread. A
 * thread that cannot start, or that ends, is missed by nobody: its run is done by another.
 */
export function shareAmongThreads(dir: string, own: Network, more: number): ThreadedNetwork {
  const waiting: Run[] = [];
  let isBusy = false;

  async function runHere(run: Run): Promise<void> {
    isBusy = true;
    await own.run(run.inputs).then(run.resolve, run.reject);
    isBusy = false;
    // A run blocks this thread; before the next one, threads that are done get theirs.
    setImmediate(start);
  }

  function start(): void {
    if (!isBusy) {
      const run = waiting.shift();
      if (run) void runHere(run);
    }
    for (const thread of threads) if (thread.isFree && waiting.length > 0) thread.run(waiting.shift() as Run);
  }

  const threads = Array.from({ length: more }, () => new NetworkThread(dir, start, (run) => waiting.unshift(run)));
  return {
    run: (inputs) =>
      new Promise((resolve, reject) => {
        waiting.push({ inputs, resolve, reject });
        start();
      }),
    close: async () => {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

/** One thread, which does one run after the other. */
class NetworkThread {
  readonly #worker: Worker;
  readonly #port: MessagePort;
  readonly #onFree: () => void;
  #current: Run | undefined;
  #isReady = false;

  /**
   * @param onFree called when the thread is ready, has done a run, or has ended
   * @param giveBack takes a run that the thread did not do because it ended
   */
  constructor(dir: string, onFree: () => void, giveBack: (run: Run) => void) {
    const { port1, port2 } = new MessageChannel();
    const { source, isText } = threadProgram(import.meta.dirname, 'network-thread');
    this.#port = port1;
    this.#onFree = onFree;
    this.#worker = new Worker(source, { eval: isText, workerData: { dir, port: port2 }, transferList: [port2] });
    port1.on('message', (reply: RunReplied | 'ready') => this.#receive(reply));
    // The error itself says nothing that the next run, in another thread, does not say.
    this.#worker.on('error', () => {});
    this.#worker.on('exit', () => {
      this.#isReady = false;
      const run = this.#taken();
      if (run) giveBack(run);
      onFree();
    });
    // Only a run that is under way keeps the process alive.
    this.#worker.unref();
    port1.unref();
  }

  get isFree(): boolean {
    return this.#isReady && this.#current === undefined;
  }

  run(run: Run): void {
    this.#current = run;
    this.#port.ref();
    this.#port.postMessage({ inputs: run.inputs } satisfies RunAsked);
  }

  #receive(reply: RunReplied | 'ready'): void {
    if (reply === 'ready') this.#isReady = true;
    else if ('outputs' in reply) this.#taken()?.resolve(reply.outputs);
    else this.#taken()?.reject(new Error(reply.problem));
    this.#onFree();
  }

  #taken(): Run | undefined {
    const run = this.#current;
    this.#current = undefined;
    this.#port.unref();
    return run;
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
    this.#port.close();
  }
}
