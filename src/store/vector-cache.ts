import Database from 'better-sqlite3';
import { sha256 } from '../support/files.ts';

/** Vectors by model and text, kept over builds, so that nothing is embedded twice. */
export interface VectorCache {
  find(text: string): Float32Array | undefined;
  put(text: string, vector: Float32Array): void;
  /** Number of look-ups that found a vector and that did not, since opening. */
  readonly hits: number;
  readonly misses: number;
  close(): void;
}

/**
 * Opens the cache of one model in an SQLite file, made where missing. Vectors are stored as little-endian floats.
 * Writes survive the death of the process; after a power cut the last ones may be missing, which costs only time.
 */
export function openVectorCache(path: string, modelId: string): VectorCache {
  const database = new Database(path, { timeout: 30_000 });
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = NORMAL');
  database.exec('CREATE TABLE IF NOT EXISTS vector (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID');
  const select = database.prepare<[string], { value: Buffer }>('SELECT value FROM vector WHERE key = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO vector VALUES (?, ?)');
  const keyOf = (text: string) => sha256(`${modelId}\n${text}`);
  let hits = 0;
  let misses = 0;
  return {
    find: (text) => {
      const row = select.get(keyOf(text));
      if (row) hits++;
      else misses++;
      return row && new Float32Array(new Uint8Array(row.value).buffer);
    },
    put: (text, vector) => {
      insert.run(keyOf(text), Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
    },
    get hits() {
      return hits;
    },
    get misses() {
      return misses;
    },
    close: () => {
      database.close();
    },
  };
}
