import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const SALT_BYTES = 32;

/**
 * Reads the salt, or makes one where there is none yet, readable by its owner alone. Without it no hash can be told to be
 * a user's, so it stays with the database it belongs to.
 * @throws a plain error where the file is not a salt.
 */
export function readSalt(path: string): Buffer {
  try {
    writeFileSync(path, randomBytes(SALT_BYTES).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const text = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`${path} does not hold a salt`);
  return Buffer.from(text, 'hex');
}

/** HMAC-SHA-256 of a user id, its first 128 bits in hex: enough to tell users apart, of no use without the salt. */
export function hashUser(salt: Buffer, userId: string): string {
  return createHmac('sha256', salt).update(userId).digest('hex').slice(0, 32);
}

/** 31 bits by which a salt is known again, never 0; they tell nothing about it. */
export function markOfSalt(salt: Buffer): number {
  return (createHash('sha256').update('mark of the salt').update(salt).digest().readUInt32BE() >>> 1) | 1;
}
