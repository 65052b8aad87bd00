import { openSqlite } from '../../support/sqlite.ts';

// Loads one package and ends: a package with foreign native code ends its process and not the doctor's.
const name = process.argv[2] ?? '';
if (name === 'better-sqlite3') openSqlite(':memory:').close();
else await import(name);
