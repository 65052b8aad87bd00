import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const SALT_BYTES = 32;
const IS_SALT = /^[0-9a-f]{64}$/;

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
  if (!IS_SALT.test(text)) throw new Error(`${path} does not hold a salt`);
  return Buffer.from(text, 'hex');
}

/** The salt of a secret that several processes are given: what a file `salt` holds is taken as it is, anything else hashed. */
export function saltOfSecret(secret: string): Buffer {
  if (IS_SALT.test(secret)) return Buffer.from(secret, 'hex');
  return createHash('sha256').update('salt of the history').update(secret).digest();
}

/** HMAC-SHA-256 of a user id, its first 128 bits in hex: enough to tell users apart, of no use without the salt. */
export function hashUser(salt: Buffer, userId: string): string {
  return createHmac('sha256', salt).update(userId).digest('hex').slice(0, 32);
}

/** 31 bits by which a salt is known again, never 0; they tell nothing about it. */
export function markOfSalt(salt: Buffer): number {
  return (createHash('sha256').update('mark of the salt').update(salt).digest().readUInt32BE() >>> 1) | 1;
}
