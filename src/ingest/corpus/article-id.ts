import { sha256 } from '../../support/files.ts';
import type { Fields } from '../draft.ts';

const HASH_CHARS = 16;
const MAX_ID_CHARS = 100;
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}/\\]+/gu;

/** The id of a file's only article: the file's name without its extension. */
export function idOfFile(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}

/** The id of a record: its own, else a hash of its url, else of title, date and body; never where it stands. */
export function idOfRecord(fields: Fields, body: string): string {
  const own = fields.id?.replace(UNSAFE, '_').trim() ?? '';
  if (own !== '' && own.length <= MAX_ID_CHARS) return own;
  if (fields.url !== null) return sha256(fields.url).slice(0, HASH_CHARS);
  return sha256(JSON.stringify([fields.title, fields.date, body])).slice(0, HASH_CHARS);
}
