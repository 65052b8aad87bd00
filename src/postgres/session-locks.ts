import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { connectionOf, type PostgresSettings } from './postgres.ts';

/** A holder checks its connection this often; it notices a loss after this time plus the time limit of a query. */
const LOOKED_AFTER_MS = 2_000;
/** A holder whose connection broke tries for this time to regain its locks before it gives them up. */
const REGAINED_WITHIN_MS = 8_000;
const REGAINED_EVERY_MS = 300;
/** A server that does not answer frees the locks when the process ends. */
const CLOSED_WITHIN_MS = 1_000;
/** With these settings the server notices within half a minute that the machine of a holder is gone. */
const NOTICE_DEATH = 'SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3';

/**
 * Locks that a process holds while it lives: they belong to a connection, and the server frees them when it ends.
 * Numbers of different spaces do not collide.
 */
export class SessionLocks {
  readonly #settings: PostgresSettings;
  readonly #space: number;
  readonly #onLost: () => void;
  readonly #held = new Set<number>();
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isClosed = false;
  #regaining: Promise<void> | undefined;
  /** A connection runs one statement at a time. */
  #last: Promise<unknown> = Promise.resolve();

  /** @param onLost called when another process may hold the locks by now. */
  constructor(settings: PostgresSettings, space: number, onLost: () => void) {
    this.#settings = settings;
    this.#space = space;
    this.#onLost = onLost;
  }

  /** Takes a lock if nobody else holds it, and returns true then; also false if the database cannot be reached. */
  async tryLock(number: number): Promise<boolean> {
    // The server would give a lock to its holder again.
    if (this.#held.has(number) || this.#regaining) return false;
    this.#held.add(number);
    const isLocked = await this.#lock(number);
    if (!isLocked) this.#held.delete(number);
    return isLocked;
  }

  async unlock(number: number): Promise<void> {
    this.#held.delete(number);
    await this.#ask('SELECT pg_advisory_unlock($1, $2)', [this.#space, number]).catch(() => {});
  }

  /** Frees every lock. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.race([this.#last.then(() => this.#drop()), sleep(CLOSED_WITHIN_MS, undefined, { ref: false })]);
  }

  async #lock(number: number): Promise<boolean> {
    const sql = 'SELECT pg_try_advisory_lock($1, $2) AS locked';
    const rows = await this.#ask<{ locked: boolean }>(sql, [this.#space, number]).catch(() => undefined);
    return rows?.[0]?.locked ?? false;
  }

  /** @throws the error of the server or the connection, which is given up then. */
  #ask<Row extends object>(sql: string, values: readonly number[] = []): Promise<Row[]> {
    const asked = this.#last.then(async () => {
      try {
        const client = await this.#open();
        return (await client.query<Row>(sql, [...values])).rows;
      } catch (error) {
        this.#onBroken();
        throw error;
      }
    });
    this.#last = asked.catch(() => {});
    return asked;
  }

  async #open(): Promise<pg.Client> {
    if (this.#client) return this.#client;
    if (this.#isClosed) throw new Error('the locks are closed');
    const client = new pg.Client({ ...connectionOf(this.#settings), idle_in_transaction_session_timeout: 0 });
    const onEnd = () => void (this.#client === client && this.#onBroken());
    client.on('error', onEnd);
    client.on('end', onEnd);
    try {
      await client.connect();
      await client.query(NOTICE_DEATH);
    } catch (error) {
      void client.end().catch(() => {});
      throw error;
    }
    this.#client = client;
    this.#timer = setInterval(() => void this.#ask('SELECT 1').catch(() => {}), LOOKED_AFTER_MS).unref();
    return client;
  }

  async #drop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    clearInterval(this.#timer);
    await client?.end().catch(() => {});
  }

  /** The server frees the locks of a broken connection; other processes wait for a while before they take them. */
  #onBroken(): void {
    void this.#drop();
    if (this.#isClosed || this.#held.size === 0) return;
    this.#regaining ??= this.#regain().finally(() => {
      this.#regaining = undefined;
    });
  }

  async #regain(): Promise<void> {
    const end = new AbortController();
    const trying = this.#tryUntilHeld(end.signal);
    const areHeld = await Promise.race([trying, sleep(REGAINED_WITHIN_MS, false)]);
    end.abort();
    if (areHeld || this.#isClosed) return;
    this.#held.clear();
    void this.#drop();
    this.#onLost();
  }

  async #tryUntilHeld(signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted && !this.#isClosed) {
      await sleep(REGAINED_EVERY_MS);
      if (await this.#lockHeld()) return true;
    }
    return false;
  }

  /** True if one connection holds every lock again. */
  async #lockHeld(): Promise<boolean> {
    // A connection counts how often it took a lock and must free it as often, so each try begins with a new one.
    void this.#drop();
    const clients = new Set<pg.Client | undefined>();
    for (const number of this.#held) {
      if (!(await this.#lock(number))) return false;
      clients.add(this.#client);
    }
    return clients.size <= 1 && !clients.has(undefined);
  }
}
