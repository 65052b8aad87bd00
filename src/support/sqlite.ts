import type BetterSqlite from 'better-sqlite3';

/** An open SQLite file. */
export type Database = BetterSqlite.Database;

/** Version of Node-API that the newer driver calls; Node.js 22.14 and 24 have it, and without it the driver ends the process. */
const NEEDED_NODE_API = 10;

const Driver = await loadDriver();

/** Opens an SQLite file, made where it is missing; `:memory:` is one that no disk holds. The caller closes it. */
export function openSqlite(path: string, options?: BetterSqlite.Options): Database {
  return new Driver(path, options);
}

/**
 * The older driver is built on a class of Node.js that, since Node.js 24.19, ends the process when a statement is collected as
 * garbage outside of any script. The newer one is not; its package is left out where it has no binary.
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
