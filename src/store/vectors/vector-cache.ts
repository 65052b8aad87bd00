import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { sha256 } from '../../support/files.ts';
import { type Database, openSqlite } from '../../support/sqlite.ts';

/**
 * Vectors by model and text that nothing else stores yet, so that nothing is embedded twice. It may be deleted, because
 * it can be made again.
 */
export interface VectorCache {
  /** The key of a text's vector. */
  keyOf(text: string): string;
  find(text: string): Float32Array | undefined;
  put(text: string, vector: Float32Array): void;
  /** Numbers of look-ups with and without a result since opening. */
  readonly hits: number;
  readonly misses: number;
  /** The problem of the file, which was then renamed or is no longer written to; undefined if there was none. */
  readonly problem: string | undefined;
  close(): void;
}

export interface VectorCacheOptions {
  /** True to ignore vectors of earlier builds: only those put since opening are found. */
  readonly distrust?: boolean;
}

/** The model makes vectors of length 1; the rounding of 512 squares stays within this tolerance. */
const NORM_TOLERANCE = 1e-3;
const SUM_BYTES = 8;
const SCHEMA = `
  DROP TABLE IF EXISTS vector;
  CREATE TABLE IF NOT EXISTS unit_vector (key TEXT PRIMARY KEY, value BLOB NOT NULL, sum BLOB NOT NULL) WITHOUT ROWID;
  CREATE TEMP TABLE used (key TEXT PRIMARY KEY) WITHOUT ROWID;`;

/**
 * Opens the cache of one model in an SQLite file and creates it if it is missing. Vectors are stored as little-endian
 * floats with a checksum each. A damaged file is renamed to `PATH.damaged` and replaced; damaged rows are not found.
 * Writes survive the death of the process; a power cut may lose the last ones, which costs only time.
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

  /** Runs work on the database; damage found there closes the cache but does not stop the build. */
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
    // Without this, SQLite might run flipped bits of the schema as a statement.
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

/** The vector of a row if it is the same that was put. */
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
