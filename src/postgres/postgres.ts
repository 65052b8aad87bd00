import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { OperatorError } from '../support/errors.ts';
import { describeFault, isGivenUp, isPassingFault } from './faults.ts';
import { Turns } from './turns.ts';

/** The address of a database and the limits of waiting for it. */
export interface PostgresSettings {
  /** postgres://user:password@host:port/database?sslmode=… */
  readonly url: string;
  /** Name of this connection in the server's lists. */
  readonly name: string;
  /** Largest number of connections at a time. */
  readonly connections: number;
  /** The server cancels a statement after this time. */
  readonly statementMs: number;
  /** Faults that pass are waited out for this time, retries included. */
  readonly patienceMs: number;
  /** While all connections are in use a call waits for this time for one of them, before its own patience begins. */
  readonly queueMs: number;
}

/** Rows of a statement, in the server's order. */
export type SqlQuery = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A connection that takes longer to make counts as failed. Waiting for one of our own is not counted. */
const CONNECT_MS = 3_000;
/** A paused server does not keep its own limits, so this side gives up this much later. */
const READ_GRACE_MS = 1_000;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1_000;
/**
 * While the server is known to be away, calls fail at once; one call in this period tries again. One that was reached
 * within this period is not away.
 */
const AWAY_MS = 2_000;
const INT8 = 20;

/** Counts of rows and bytes are read as numbers, because none of them exceeds 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(INT8, Number);

/**
 * A PostgreSQL database: a pool of connections that waits for faults that pass. A statement may run twice if its
 * connection breaks before the server confirms it, so every statement must have the same effect when it is repeated.
 */
export class Postgres {
  readonly #pool: pg.Pool;
  readonly #settings: PostgresSettings;
  readonly #turns: Turns;
  #triesAgainAt = 0;
  #lastFault: unknown;
  #reachedAt = Number.NEGATIVE_INFINITY;

  constructor(settings: PostgresSettings) {
    this.#settings = settings;
    // The pool would take waiting for one of its connections for a server that cannot be reached.
    this.#turns = new Turns(settings.connections);
    this.#pool = new pg.Pool(connectionOf(settings));
    // A broken idle connection is replaced at the next use; without this listener it would end the process.
    this.#pool.on('error', () => {});
    // A server that ends may say so together with its greeting, or between two statements, when the pool no longer
    // listens; the next statement reports it.
    this.#pool.on('connect', (client) => client.on('error', () => {}));
  }

  get settings(): PostgresSettings {
    return this.#settings;
  }

  /**
   * Runs one statement. @throws DATABASE_UNAVAILABLE after the longest wait, or if the statement takes longer than it may;
   * the error of the server for the statement.
   */
  query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.withConnection((query) => query<Row>(sql, values));
  }

  /** Runs statements in one transaction, again from the start after a fault that passes. @throws as {@link query}. */
  transaction<T>(work: (query: SqlQuery) => Promise<T>): Promise<T> {
    return this.withConnection(async (query) => {
      await query('BEGIN');
      const result = await work(query);
      await query('COMMIT');
      return result;
    });
  }

  /**
   * Works on one connection, again from the start after a fault that passes. After a failure the connection is closed,
   * and its open transaction ends with it. Work must not ask for another connection, because none may be left.
   */
  async withConnection<T>(work: (query: SqlQuery, client: pg.PoolClient) => Promise<T>): Promise<T> {
    this.#failWhileAway();
    const { connections, queueMs, url } = this.#settings;
    if (!(await this.#turns.take(queueMs))) {
      const reason = `all ${connections} connections of this process have been in use for ${queueMs} ms`;
      throw unavailable(url, new Error(reason));
    }
    try {
      return await this.#tryPatiently(work);
    } finally {
      this.#turns.give();
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #tryPatiently<T>(work: (query: SqlQuery, client: pg.PoolClient) => Promise<T>): Promise<T> {
    this.#failWhileAway();
    const isAway = this.#lastFault !== undefined;
    this.#triesAgainAt = performance.now() + AWAY_MS;
    const deadline = performance.now() + (isAway ? 0 : this.#settings.patienceMs);
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        const result = await this.#tryOnce(work);
        this.#reachedAt = performance.now();
        this.#lastFault = undefined;
        return result;
      } catch (error) {
        if (isGivenUp(error)) throw unavailable(this.#settings.url, error);
        if (!isPassingFault(error)) throw error;
        if (performance.now() + waitMs >= deadline) throw this.#noteAway(error);
        await sleep(waitMs);
      }
    }
  }

  async #tryOnce<T>(work: (query: SqlQuery, client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      // A wrong password or name stays wrong, so it is not tried again.
      throw isPassingFault(error) ? error : this.#noteAway(error);
    });
    try {
      const result = await work(queryOn(client), client);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** @throws DATABASE_UNAVAILABLE while the server is known to be away and nobody is to try again yet. */
  #failWhileAway(): void {
    if (this.#lastFault === undefined || performance.now() >= this.#triesAgainAt) return;
    throw unavailable(this.#settings.url, this.#lastFault);
  }

  /** One statement that fails says nothing about a server that has answered others a moment ago. */
  #noteAway(fault: unknown): OperatorError {
    const now = performance.now();
    if (now - this.#reachedAt > AWAY_MS) {
      this.#lastFault = fault;
      this.#triesAgainAt = now + AWAY_MS;
    }
    return unavailable(this.#settings.url, fault);
  }
}

/** @returns the error for a database that cannot be used. */
function unavailable(url: string, fault: unknown): OperatorError {
  return OperatorError.of('DATABASE_UNAVAILABLE', { place: placeOf(url), reason: describeFault(fault) }, fault);
}

/** The options of a connection, in the pool or alone. */
export function connectionOf({ url, name, connections, statementMs }: PostgresSettings): pg.PoolConfig {
  return {
    connectionString: url,
    application_name: name,
    max: connections,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: statementMs,
    query_timeout: statementMs + READ_GRACE_MS,
    idle_in_transaction_session_timeout: statementMs,
    lock_timeout: statementMs,
    keepAlive: true,
    allowExitOnIdle: true,
    types,
  };
}

/** Server and database of an address, without user and password. */
export function placeOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  return `${searchParams.get('host') ?? host}${pathname}`;
}

/** Text in PostgreSQL cannot hold NUL, so it is left out. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

function queryOn(client: pg.ClientBase): SqlQuery {
  return async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const { rows } = await client.query<Row>(sql, values.map(withoutNul));
    return rows;
  };
}
