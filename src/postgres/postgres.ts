import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { OperatorError } from '../support/errors.ts';
import { describeFault, isPassingFault } from './faults.ts';

/** How a database is reached and how long it is waited for. */
export interface PostgresSettings {
  /** postgres://user:password@host:port/database?sslmode=… */
  readonly url: string;
  /** What the server calls this connection in its lists. */
  readonly name: string;
  /** Most connections at a time. */
  readonly connections: number;
  /** After so long the server gives a statement up. */
  readonly statementMs: number;
  /** So long faults that pass are waited out, new tries included. */
  readonly patienceMs: number;
}

/** Rows of a statement, in the server's order. */
export type SqlQuery = <Row extends object>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** A connection that is not made within this counts as not made. */
const CONNECT_MS = 3_000;
/** A server that was paused does not keep its own limits: this side gives up so much later. */
const READ_GRACE_MS = 1_000;
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1_000;
/** While the server is known to be away, calls fail at once; one in so long tries again. */
const AWAY_MS = 2_000;
const INT8 = 20;

/** Numbers of rows and bytes come as numbers, not as text: none of ours is above 2^53. */
const types = new pg.TypeOverrides();
types.setTypeParser(INT8, Number);

/**
 * A PostgreSQL database: a pool of connections, and patience with faults that pass. A statement may run twice where its
 * connection is lost before the server's word comes, so every statement must have the same effect when it is repeated.
 */
export class Postgres {
  readonly #pool: pg.Pool;
  readonly #settings: PostgresSettings;
  #triesAgainAt = 0;
  #lastFault: unknown;

  constructor(settings: PostgresSettings) {
    this.#settings = settings;
    this.#pool = new pg.Pool(connectionOf(settings));
    // An idle connection that breaks is replaced at the next use; without a listener it would end the process.
    this.#pool.on('error', () => {});
  }

  get settings(): PostgresSettings {
    return this.#settings;
  }

  /** Runs one statement. @throws DATABASE_UNAVAILABLE where patience ends; what the server says of the statement. */
  query<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.withConnection((query) => query<Row>(sql, values));
  }

  /** Runs statements as a whole, from the start again where that fails in passing. @throws as {@link query}. */
  transaction<T>(work: (query: SqlQuery) => Promise<T>): Promise<T> {
    return this.withConnection(async (query) => {
      await query('BEGIN');
      const result = await work(query);
      await query('COMMIT');
      return result;
    });
  }

  /**
   * Works on one connection, from the start again where that fails in passing. A connection on which anything failed is
   * closed, an open transaction of it with it.
   */
  async withConnection<T>(work: (query: SqlQuery, client: pg.PoolClient) => Promise<T>): Promise<T> {
    const isAway = this.#lastFault !== undefined;
    if (isAway && performance.now() < this.#triesAgainAt) throw unavailable(this.#settings.url, this.#lastFault);
    this.#triesAgainAt = performance.now() + AWAY_MS;
    const deadline = performance.now() + (isAway ? 0 : this.#settings.patienceMs);
    for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS)) {
      try {
        const result = await this.#tryOnce(work);
        this.#lastFault = undefined;
        return result;
      } catch (error) {
        if (!isPassingFault(error)) throw error;
        if (performance.now() + waitMs >= deadline) throw this.#noteAway(error);
        await sleep(waitMs);
      }
    }
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  async #tryOnce<T>(work: (query: SqlQuery, client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect().catch((error: unknown) => {
      // A wrong password or name does not pass.
      throw isPassingFault(error) ? error : this.#noteAway(error);
    });
    // A connection may break between two statements; the next one tells.
    const ignore = () => {};
    client.on('error', ignore);
    try {
      const result = await work(queryOn(client), client);
      client.removeListener('error', ignore);
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  #noteAway(fault: unknown): OperatorError {
    this.#lastFault = fault;
    this.#triesAgainAt = performance.now() + AWAY_MS;
    return unavailable(this.#settings.url, fault);
  }
}

/** @returns the problem of a database that cannot be used. */
function unavailable(url: string, fault: unknown): OperatorError {
  return OperatorError.of('DATABASE_UNAVAILABLE', { place: placeOf(url), reason: describeFault(fault) }, fault);
}

/** What a connection is made with, of the pool or alone. */
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

/** PostgreSQL's text has no NUL; it is left out. */
function withoutNul(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '') : value;
}

function queryOn(client: pg.ClientBase): SqlQuery {
  return async <Row extends object>(sql: string, values: readonly unknown[] = []) => {
    const { rows } = await client.query<Row>(sql, values.map(withoutNul));
    return rows;
  };
}
