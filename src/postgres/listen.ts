import pg from 'pg';
import { connectionOf, type PostgresSettings } from './postgres.ts';

/** A subscription that can be ended. */
export interface Listening {
  close(): Promise<void>;
}

/** Wait before a broken connection is opened again; it doubles with every failure up to the longest. Chosen by hand. */
const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
/** A connection that was cut silently is noticed at the next check. */
const LOOKED_AFTER_MS = 15_000;

/**
 * Receives what processes send to a channel by NOTIFY, on a connection of its own that is renewed whenever it breaks.
 * @param onNotice gets the payload, or undefined if notices may have been missed: at the start and after every break.
 */
export function listenTo(
  settings: PostgresSettings,
  channel: string,
  onNotice: (payload: string | undefined) => void,
): Listening {
  return new Listener(settings, channel, onNotice);
}

class Listener implements Listening {
  readonly #settings: PostgresSettings;
  readonly #channel: string;
  readonly #onNotice: (payload: string | undefined) => void;
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #waitMs = FIRST_WAIT_MS;
  #isClosed = false;

  constructor(settings: PostgresSettings, channel: string, onNotice: (payload: string | undefined) => void) {
    this.#settings = settings;
    this.#channel = channel;
    this.#onNotice = onNotice;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new pg.Client(connectionOf(this.#settings));
    this.#client = client;
    client.on('notification', ({ payload }) => this.#onNotice(payload ?? ''));
    client.on('error', () => this.#renew(client));
    client.on('end', () => this.#renew(client));
    try {
      await client.connect();
      await client.query(`LISTEN ${client.escapeIdentifier(this.#channel)}`);
      this.#waitMs = FIRST_WAIT_MS;
      if (this.#isClosed) return void client.end().catch(() => {});
      this.#onNotice(undefined);
      this.#lookAfter(client);
    } catch {
      this.#renew(client);
    }
  }

  #lookAfter(client: pg.Client): void {
    clearTimeout(this.#timer);
    const look = () =>
      client.query('SELECT 1').then(
        () => this.#client === client && !this.#isClosed && this.#lookAfter(client),
        () => this.#renew(client),
      );
    this.#timer = setTimeout(() => void look(), LOOKED_AFTER_MS).unref();
  }

  /** Runs once for every client, at the first of its errors. */
  #renew(client: pg.Client): void {
    if (this.#client !== client || this.#isClosed) return;
    this.#client = undefined;
    client.end().catch(() => {});
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#connect(), this.#waitMs).unref();
    this.#waitMs = Math.min(2 * this.#waitMs, LONGEST_WAIT_MS);
  }
}
