import { createHash, createHmac, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const SALT_BYTES = 32;
const IS_SALT = /^[0-9a-f]{64}$/;

/**
 * Reads the salt, or creates one that only its owner can read. Without it no hash can be matched with a user, so it
 * stays with its database.
 * @throws a plain error if the file is not a salt.
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

/**
 * The salt for a secret that several processes share: the content of a file `salt` is used directly, any other secret
 * is hashed.
 */
export function saltOfSecret(secret: string): Buffer {
  if (IS_SALT.test(secret)) return Buffer.from(secret, 'hex');
  return createHash('sha256').update('salt of the history').update(secret).digest();
}

/** HMAC-SHA-256 of a user id, its first 128 bits in hex: enough to distinguish users, and useless without the salt. */
export function hashUser(salt: Buffer, userId: string): string {
  return createHmac('sha256', salt).update(userId).digest('hex').slice(0, 32);
}

/** 31 bits that recognise a salt, never 0; they reveal nothing about it. */
export function markOfSalt(salt: Buffer): number {
  return (createHash('sha256').update('mark of the salt').update(salt).digest().readUInt32BE() >>> 1) | 1;
}
