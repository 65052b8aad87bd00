// Loads one package and ends: a package with foreign native code ends its process and not the doctor's.
const name = process.argv[2] ?? '';
const library = (await import(name)) as { default: new (path: string) => { close(): void } };
if (name === 'better-sqlite3') new library.default(':memory:').close();
