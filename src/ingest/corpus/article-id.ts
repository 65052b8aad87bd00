import { sha256 } from '../../support/files.ts';
import type { Fields } from '../parsed-article.ts';

/**
 * Hexadecimal digits that stand for a record, and for a file's path: 64 and 48 bits, and short enough for a button's
 * state.
 */
const HASH_CHARS = 16;
const PATH_HASH_CHARS = 12;
/** Ids are part of the custom ids of buttons, which Discord limits to 100 characters. */
const MAX_ID_CHARS = 80;
/** A record's own id is kept unchanged up to this length. */
const MAX_OWN_CHARS = 60;
/** Number of characters of a path's last folder and of its stem that an id shows. */
const MAX_SHOWN_CHARS = 24;
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}/\\|]+/gu;
/** A file in the data directory itself, with an extension, whose name contains no separator of ids or custom ids. */
const PLAIN_NAME = /^[^\p{Cc}\p{Zl}\p{Zp}/\\|#]+\.[^\p{Cc}\p{Zl}\p{Zp}/\\|#.]+$/u;
/** A stem that looks like a file name with its format (page.html of page.html.txt); it could be another file's id. */
const NAMED_FORMAT = /\.[a-z][a-z\d]{0,9}$/i;
const HASHED_RECORD = /^[\da-f]+$/;
/** Separates a file's id from a record's. */
const RECORD_MARK = '#';

/**
 * The id of a file's only article. It depends on the path alone, so that it stays the same when other files come and
 * go. In the data directory itself it is the stem of a .txt file and the whole name of any other. In a folder below,
 * and for names that no button can hold, it is the last folder, the stem and a hash of the path. Two paths never share
 * an id.
 */
export function idOfFile(file: string): string {
  if (!PLAIN_NAME.test(file) || file.length > MAX_ID_CHARS) return idOfPath(file);
  const stem = stemOf(file);
  return file === `${stem}.txt` && !NAMED_FORMAT.test(stem) ? stem : file;
}

function idOfPath(file: string): string {
  const folder = file.split('/').at(-2)?.replace(UNSAFE, '_') ?? '';
  const shown = [folder, stemOf(file)].filter((name) => name !== '').map((name) => clip(name, MAX_SHOWN_CHARS));
  return [...shown, sha256(file).slice(0, PATH_HASH_CHARS)].join('-');
}

/**
 * The id of a record: the id of its file and its own id, or else a hash of its url, or else of title, date and body.
 * Its position does not matter.
 */
export function idOfRecord(file: string, fields: Fields, body: string): string {
  const own = ownId(fields, body);
  const whole = `${idOfFile(file)}${RECORD_MARK}${own}`;
  return whole.length <= MAX_ID_CHARS ? whole : `${sha256(file).slice(0, PATH_HASH_CHARS)}${RECORD_MARK}${own}`;
}

/** The short name of an article: a record's own id, or the stem of the file. */
export function bareId(id: string, file: string): string {
  return recordOf(id, file) ?? stemOf(file);
}

/** The id that an article in the data directory itself had before ids included formats (a.html, a.txt). */
export function formerId(id: string, file: string): string {
  const record = recordOf(id, file);
  return record === null ? stemOf(file) : `${stemOf(file)}${RECORD_MARK}${record}`;
}

/** The record's own part of its id; null for the article of a whole file. */
function recordOf(id: string, file: string): string | null {
  const mark = id.lastIndexOf(RECORD_MARK);
  const before = id.slice(0, Math.max(0, mark));
  const isHashed = before.length === PATH_HASH_CHARS && HASHED_RECORD.test(before);
  return mark > 0 && (before === idOfFile(file) || isHashed) ? id.slice(mark + 1) : null;
}

function ownId(fields: Fields, body: string): string {
  const own = fields.id?.replace(UNSAFE, '_').replaceAll(RECORD_MARK, '_').trim() ?? '';
  if (own !== '' && own.length <= MAX_OWN_CHARS) return own;
  if (fields.url !== null) return sha256(fields.url).slice(0, HASH_CHARS);
  return sha256(JSON.stringify([fields.title, fields.date, body])).slice(0, HASH_CHARS);
}

function stemOf(file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name).replace(UNSAFE, '_');
}

/** The first characters, without half of one at the end. */
function clip(text: string, chars: number): string {
  return [...text.slice(0, chars)].filter((char) => !/^[\ud800-\udfff]$/.test(char)).join('');
}
