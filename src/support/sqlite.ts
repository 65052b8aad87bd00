import type BetterSqlite from 'better-sqlite3';

/** An open SQLite file. */
export type Database = BetterSqlite.Database;

/**
 * Version of Node-API that the newer driver needs; Node.js 22.14 and 24 have it. Without it the driver ends the
 * process.
 */
const NEEDED_NODE_API = 10;

const Driver = await loadDriver();

/** Opens an SQLite file and creates it if it is missing; `:memory:` stays off the disk. The caller closes it. */
export function openSqlite(path: string, options?: BetterSqlite.Options): Database {
  return new Driver(path, options);
}

/**
 * The older driver uses a class of Node.js that, since Node.js 24.19, ends the process when a statement is
 * garbage-collected outside of a script. The newer one does not, but its package is left out on machines without a
 * binary for it.
 */
async function loadDriver(): Promise<typeof BetterSqlite> {
  const newer = Number(process.versions['napi']) < NEEDED_NODE_API ? undefined : await loadNewer();
  return newer ?? (await import('better-sqlite3')).default;
}

async function loadNewer(): Promise<typeof BetterSqlite | undefined> {
  try {
    const { default: newer } = (await import('better-sqlite3-napi' as string)) as { default: typeof BetterSqlite };
    new newer(':memory:').close();
    return newer;
  } catch {
    return undefined;
  }
}
