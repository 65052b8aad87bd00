import { type ChildProcess, fork } from 'node:child_process';
import { childEnvironment } from '../../support/config.ts';
import { programOptions, programPath } from '../../support/program.ts';
import type { Network, NetworkInputs, NetworkOutputs } from './session.ts';

/** A message to the process. */
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

/** A network that must be closed, because further processes run it. */
export interface SharedNetwork extends Network {
  close(): Promise<void>;
}

/**
 * The network `own` of the model in `dir`, with `more` processes beside this one that run it too. Runs that are asked
 * for at the same time are shared out, and the outputs are the same everywhere. A run alone stays in this process. A
 * process that cannot start, or that ends, is not missed: another does its run.
 */
export function shareAmongProcesses(dir: string, own: Network, more: number): SharedNetwork {
  const waiting: Run[] = [];
  let isBusy = false;
  let isStarting = false;

  async function runHere(run: Run): Promise<void> {
    isBusy = true;
    await own.run(run.inputs).then(run.resolve, run.reject);
    isBusy = false;
    // A run blocks this process; before the next one, others that are done get theirs.
    setImmediate(start);
  }

  function start(): void {
    isStarting = false;
    const run = isBusy ? undefined : takeLongest(waiting);
    if (run) void runHere(run);
    for (const one of processes) {
      const next = one.isFree ? takeLongest(waiting) : undefined;
      if (next) one.run(next);
    }
  }

  /** Starts when all that is asked for at this time waits. */
  function startSoon(): void {
    if (!isStarting) setImmediate(start);
    isStarting = true;
  }

  const giveBack = (run: Run) => waiting.push(run);
  const processes = Array.from({ length: more }, () => new NetworkProcess(dir, start, giveBack));
  return {
    run: (inputs) =>
      new Promise((resolve, reject) => {
        waiting.push({ inputs, resolve, reject });
        startSoon();
      }),
    close: async () => {
      await Promise.all(processes.map((one) => one.close()));
    },
  };
}

/** Takes out the longest run, because whoever gets a long one last keeps the others waiting; undefined if none waits. */
function takeLongest(waiting: Run[]): Run | undefined {
  const lengths = waiting.map(({ inputs }) => Object.values(inputs)[0]?.length ?? 0);
  return waiting.splice(lengths.indexOf(Math.max(...lengths)), 1)[0];
}

/** One process, which does one run after the other. */
class NetworkProcess {
  readonly #child: ChildProcess;
  readonly #gone: Promise<void>;
  readonly #onFree: () => void;
  #current: Run | undefined;
  #isReady = false;

  /**
   * @param onFree called when the process is ready, has done a run, or has ended
   * @param giveBack takes a run that the process did not do because it ended
   */
  constructor(dir: string, onFree: () => void, giveBack: (run: Run) => void) {
    this.#onFree = onFree;
    this.#child = fork(programPath(import.meta.dirname, 'network-process'), [dir], {
      env: childEnvironment(),
      execArgv: [...programOptions()],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.on('message', (reply) => this.#receive(reply as RunReplied | 'ready'));
    this.#gone = new Promise((resolve) => {
      const end = () => {
        this.#isReady = false;
        const run = this.#taken();
        if (run) giveBack(run);
        onFree();
        resolve();
      };
      this.#child.once('exit', end);
      this.#child.once('error', end);
    });
    // Only a run that is under way keeps this process alive.
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get isFree(): boolean {
    return this.#isReady && this.#current === undefined;
  }

  run(run: Run): void {
    this.#current = run;
    this.#child.channel?.ref();
    // A run that cannot be sent comes back when the process has ended.
    this.#child.send({ inputs: run.inputs } satisfies RunAsked, () => {});
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
    this.#child.channel?.unref();
    return run;
  }

  async close(): Promise<void> {
    this.#child.ref();
    this.#child.kill('SIGKILL');
    await this.#gone;
  }
}
