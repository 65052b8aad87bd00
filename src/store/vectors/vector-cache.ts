import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { sha256 } from '../../support/files.ts';
import { type Database, openSqlite } from '../../support/sqlite.ts';

/** Vectors by model and text, kept where nothing else keeps them yet, so that nothing is embedded twice. Worthless: it can be made anew. */
export interface VectorCache {
  /** What the vector of a text is kept by. */
  keyOf(text: string): string;
  find(text: string): Float32Array | undefined;
  put(text: string, vector: Float32Array): void;
  /** Number of look-ups that found a vector and that did not, since opening. */
  readonly hits: number;
  readonly misses: number;
  /** What was wrong with the file, which was set aside or is not written to any more; undefined where nothing was. */
  readonly problem: string | undefined;
  close(): void;
}

export interface VectorCacheOptions {
  /** Vectors of an earlier build are not believed: nothing is found but what was put since opening. */
  readonly distrust?: boolean;
}

/** A vector of another length than 1 was not made by the model: the sum of 512 rounded squares is within this. */
const NORM_TOLERANCE = 1e-3;
const SUM_BYTES = 8;
const SCHEMA = `
  DROP TABLE IF EXISTS vector;
  CREATE TABLE IF NOT EXISTS unit_vector (key TEXT PRIMARY KEY, value BLOB NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID;
  CREATE TEMP TABLE used (key TEXT PRIMARY KEY) WITHOUT ROWID;`;

/**
 * Opens the cache of one model in an SQLite file, made where missing. Vectors are stored as little-endian floats with a
 * checksum each. A file that is damaged is renamed to `PATH.damaged` and made anew; rows that are damaged are not found.
 * Writes survive the death of the process; after a power cut the last ones may be missing, which costs only time.
 */
export function openVectorCache(path: string, modelId: string, options: VectorCacheOptions = {}): VectorCache {
  return new SqliteVectorCache(path, modelId, options.distrust ?? false);
}

class SqliteVectorCache implements VectorCache {
  readonly #modelId: string;
  readonly #distrust: boolean;
  readonly #path: string;
  #db: Database;
  hits = 0;
  misses = 0;
  problem: string | undefined;

  constructor(path: string, modelId: string, distrust: boolean) {
    this.#path = path;
    this.#modelId = modelId;
    this.#distrust = distrust;
    try {
      this.#db = openFile(path);
    } catch (error) {
      this.#db = this.#startAnew(error);
    }
  }

  keyOf(text: string): string {
    return sha256(`${this.#modelId}\n${text}`);
  }

  find(text: string): Float32Array | undefined {
    const key = this.keyOf(text);
    const vector = this.#distrust && !this.#isUsed(key) ? undefined : this.#attempt((db) => readRow(db, key));
    if (vector) {
      this.hits++;
      this.#attempt((db) => db.prepare('INSERT OR IGNORE INTO used VALUES (?)').run(key));
    } else this.misses++;
    return vector;
  }

  put(text: string, vector: Float32Array): void {
    const key = this.keyOf(text);
    const value = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    this.#attempt((db) => {
      db.prepare('INSERT OR REPLACE INTO unit_vector VALUES (?, ?, ?)').run(key, value, sumOf(key, value));
      db.prepare('INSERT OR IGNORE INTO used VALUES (?)').run(key);
    });
  }

  close(): void {
    this.#db.close();
  }

  #isUsed(key: string): boolean {
    return this.#attempt((db) => db.prepare('SELECT 1 FROM used WHERE key = ?').get(key)) !== undefined;
  }

  /** Does something with the database; damage that shows then costs the cache and not the build. */
  #attempt<T>(work: (db: Database) => T): T | undefined {
    try {
      return work(this.#db);
    } catch (error) {
      if (isFull(error)) this.problem ??= reasonOf(error);
      else if (isDamage(error)) this.#db = this.#startAnew(error);
      else throw error;
      return undefined;
    }
  }

  #startAnew(error: unknown): Database {
    if (!isDamage(error)) throw error;
    this.problem ??= reasonOf(error);
    this.#db?.close();
    setAside(this.#path);
    return openFile(this.#path);
  }
}

function openFile(path: string): Database {
  const db = openSqlite(path, { timeout: 30_000 });
  try {
    // Without this, some flipped bits of the schema would be taken for a statement to run.
    db.pragma('trusted_schema = OFF');
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.exec(SCHEMA);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A row's vector where it is the one that was put. */
function readRow(db: Database, key: string): Float32Array | undefined {
  const row = db.prepare('SELECT value, sum FROM unit_vector WHERE key = ?').get(key) as
    | { value: unknown; sum: unknown }
    | undefined;
  if (!Buffer.isBuffer(row?.value) || !Buffer.isBuffer(row.sum) || !row.sum.equals(sumOf(key, row.value)))
    return undefined;
  const vector = new Float32Array(new Uint8Array(row.value).buffer);
  return Math.abs(Math.hypot(...vector) - 1) <= NORM_TOLERANCE ? vector : undefined;
}

function sumOf(key: string, value: Buffer): Buffer {
  return createHash('sha256').update(key).update(value).digest().subarray(0, SUM_BYTES);
}

function setAside(path: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  if (existsSync(path)) renameSync(path, `${path}.damaged`);
}

function isFull(error: unknown): boolean {
  return /^SQLITE_(?:FULL|IOERR)/.test(codeOf(error));
}

function isDamage(error: unknown): boolean {
  return /^SQLITE_(?:CORRUPT|NOTADB|ERROR|FORMAT|SCHEMA|CANTOPEN|MISMATCH|CONSTRAINT|IOERR_SHORT_READ)/.test(
    codeOf(error),
  );
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
