import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import { OperatorError } from '../support/errors.ts';
import { threadProgram } from '../support/program.ts';
import { type PostgresSettings, placeOf } from './postgres.ts';

/** One SQL statement; the statements of a request run one after the other on one connection. */
export interface Statement {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

/** A message to the thread. */
export interface ThreadAsked {
  readonly number: number;
  readonly statements: readonly Statement[];
  /** The thread sets it to 1 and wakes the waiting side after it has sent the reply. */
  readonly signal: Int32Array;
}

/** The reply of the thread to the request with that number. */
export type ThreadReplied = { readonly number: number } & DatabaseReply;

/** Rows of the last statement, or the problem. */
export type DatabaseReply =
  | { readonly rows: object[] }
  | { readonly problem: { readonly message: string; readonly code: string | null; readonly remedy: string | null } };

/** The thread has its own time limits; this side gives up only if the thread does not keep them. */
const GRACE_MS = 10_000;
/** The first reply also waits for the thread to start, which is slow on a busy machine. */
const START_MS = 60_000;

/**
 * A database that blocks this thread while it is read. An answer is made of hundreds of small look-ups, and a process
 * that only answers loses nothing if it waits for a row instead of computing it.
 */
export class BlockingDatabase {
  readonly #settings: PostgresSettings;
  readonly #worker: Worker;
  readonly #port;
  #asked = 0;
  #hasReplied = false;
  #isClosed = false;

  constructor(settings: PostgresSettings) {
    this.#settings = settings;
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    const { source, isText } = threadProgram(import.meta.dirname, 'query-thread');
    this.#worker = new Worker(source, {
      eval: isText,
      workerData: { settings, port: port2 },
      transferList: [port2],
    });
    // Only a question waits for the thread, and its time limit reports that the thread has ended.
    this.#worker.on('error', () => {});
    this.#worker.unref();
    port1.unref();
  }

  /** Rows of one statement. @throws DATABASE_UNAVAILABLE; the error of the server with its SQLSTATE as `code`. */
  query<Row extends object>(sql: string, values: readonly unknown[] = []): Row[] {
    return this.run<Row>([{ sql, values }]);
  }

  /** Rows of the last of several statements on one connection. @throws as {@link query}. */
  run<Row extends object>(statements: readonly Statement[]): Row[] {
    const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const asked: ThreadAsked = { number: ++this.#asked, statements, signal };
    const { queueMs, patienceMs, statementMs, url } = this.#settings;
    this.#port.postMessage(asked);
    const limitMs = queueMs + patienceMs + statementMs + GRACE_MS + (this.#hasReplied ? 0 : START_MS);
    const woken = this.#isClosed ? 'timed-out' : Atomics.wait(signal, 0, 0, limitMs);
    const reply = woken === 'timed-out' ? undefined : this.#receive(asked.number);
    if (reply === undefined) {
      throw OperatorError.of('DATABASE_UNAVAILABLE', { place: placeOf(url), reason: 'no reply in time' });
    }
    this.#hasReplied = true;
    if ('rows' in reply) return reply.rows as Row[];
    const { message, code, remedy } = reply.problem;
    if (code !== null && remedy !== null && OperatorError.isCode(code)) {
      throw OperatorError.received({ code, message, remedy });
    }
    throw Object.assign(new Error(message), { code });
  }

  /** Skips replies that came after this side had given up. */
  #receive(number: number): DatabaseReply | undefined {
    for (;;) {
      const received = receiveMessageOnPort(this.#port) as { message: ThreadReplied } | undefined;
      if (received === undefined || received.message.number === number) return received?.message;
    }
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#worker.terminate();
  }
}
