import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { migrateSchema } from '../../postgres/migrate.ts';
import { Postgres, type PostgresSettings, placeOf } from '../../postgres/postgres.ts';
import { PROJECT_DIR } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { History } from '../history.ts';
import { markOfSalt, saltOfSecret } from '../user-key.ts';
import { PostgresHistory } from './postgres-history.ts';
import { HISTORY_SCHEMA, T } from './tables.ts';

export interface SharedHistorySettings {
  /** postgres://… */
  readonly url: string;
  /** Key of the hashes of users, the same in every process; it is never in the database. */
  readonly secret: string;
  /** Distinguishes the bots that share the database. */
  readonly bot: string;
}

/**
 * Discord waits three seconds for a first reply, so an unreachable history must not delay an answer for long. After that
 * it waits for minutes, so that a busy history may.
 */
const TIMING = {
  connections: 8,
  statementMs: 4_000,
  patienceMs: 6_000,
  queueMs: 30_000,
} satisfies Partial<PostgresSettings>;

/**
 * Opens the history in a PostgreSQL database and creates or updates its tables if this role may.
 * @throws DATABASE_UNAVAILABLE, DATABASE_OUTDATED, DATABASE_NEWER; HISTORY_SECRET_WRONG if the keys in the database
 * were made with another secret.
 */
export async function openPostgresHistory({ url, secret, bot }: SharedHistorySettings): Promise<History> {
  const database = new Postgres({ ...TIMING, url, name: 'youju history' });
  try {
    await migrateSchema(database, {
      name: HISTORY_SCHEMA,
      migrationsDir: join(PROJECT_DIR, 'src/history/postgres/migrations'),
    });
    const salt = saltOfSecret(secret);
    await checkSecret(database, salt);
    return new PostgresHistory(database, salt, hashOf(bot));
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * The first process stores a mark of the secret, because a process with another secret would neither recognise nor
 * forget anybody.
 */
async function checkSecret(database: Postgres, salt: Buffer): Promise<void> {
  await database.query(`INSERT INTO ${T.mark} (mark) VALUES ($1) ON CONFLICT DO NOTHING`, [markOfSalt(salt)]);
  const [kept] = await database.query<{ mark: number }>(`SELECT mark FROM ${T.mark}`);
  if (kept?.mark === markOfSalt(salt)) return;
  throw OperatorError.of('HISTORY_SECRET_WRONG', { place: placeOf(database.settings.url) });
}

/** The name of a bot is a hash of its token, so that the database does not reveal the token. */
function hashOf(bot: string): string {
  return createHash('sha256').update('bot').update(bot).digest('hex').slice(0, 16);
}
