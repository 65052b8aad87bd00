import { type PoolOptions, type PoolWorker, ThreadsPoolWorker, type WorkerRequest } from 'vitest/node';

type Listener = (message: unknown) => void;

/**
 * A pool of one thread that outlives the runs of its tests. The sources are read anew for each change, but packages stay
 * loaded: they alone take longer to load than most tests take to run.
 */
export const WARM_POOL = { name: 'warm', createPoolWorker: (options: PoolOptions) => new WarmWorker(options) };

let thread: ThreadsPoolWorker | undefined;
let started: Promise<void> | undefined;

class WarmWorker implements PoolWorker {
  readonly name = WARM_POOL.name;
  readonly #thread: ThreadsPoolWorker;
  readonly #listeners: [event: string, listener: Listener][] = [];
  /** The settings of this run, such as the names of the tests to run; the thread only knows those of the first. */
  #config: unknown;
  #isFirst = false;

  constructor(options: PoolOptions) {
    thread ??= new ThreadsPoolWorker(options);
    this.#thread = thread;
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    this.#thread.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    this.#thread.off(event, listener);
  }

  send(request: WorkerRequest): void {
    if (request.type === 'start') this.#config = request.context.config;
    if (request.type === 'run') Object.assign(request.context, { config: this.#config });
    if (request.type === 'stop') this.#reply('stopped');
    else if (request.type === 'start' && !this.#isFirst) this.#reply('started');
    else this.#thread.send(request);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  async start(): Promise<void> {
    this.#isFirst = started === undefined;
    started ??= this.#thread.start();
    await started;
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners) this.#thread.off(event, listener);
  }

  #reply(type: 'started' | 'stopped'): void {
    const message = { type, __vitest_worker_response__: true };
    for (const [event, listener] of [...this.#listeners]) if (event === 'message') listener(message);
  }
}
