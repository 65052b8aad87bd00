import { openSqlite } from '../../support/sqlite.ts';

// Loads one package and ends, so that a package with wrong native code ends this process and not the doctor's.
const name = process.argv[2] ?? '';
if (name === 'better-sqlite3') openSqlite(':memory:').close();
else await import(name);
