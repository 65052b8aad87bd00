import { sha256 } from '../../support/files.ts';
import type { Fields } from '../draft.ts';

const HASH_CHARS = 16;
const PATH_HASH_CHARS = 12;
/** Ids stand in the custom ids of buttons, which Discord limits to 100 characters. */
const MAX_ID_CHARS = 80;
/** A record's own id is kept as it is up to this length. */
const MAX_OWN_CHARS = 60;
/** Of a path's last folder and its stem, so many characters show in an id. */
const MAX_SHOWN_CHARS = 24;
const UNSAFE = /[\p{Cc}\p{Zl}\p{Zp}/\\|]+/gu;
/** Between a file's id and a record's. */
const RECORD_MARK = '#';

/**
 * The id of a file's only article, a function of the path alone, so that it stays when other files come and go: the
 * stem for a file that stands in the data directory itself; below it the last folder, the stem and a hash of the path.
 */
export function idOfFile(file: string): string {
  const stem = stemOf(file);
  if (!file.includes('/') && stem.length <= MAX_ID_CHARS) return stem;
  return idOfPath(file);
}

/** Another id for an article whose id a file with the same stem has already (a.html beside a.txt). */
export function idOfTwin(id: string, file: string): string {
  const own = idOfFile(file);
  return id.startsWith(own) ? `${idOfPath(file)}${id.slice(own.length)}` : id;
}

function idOfPath(file: string): string {
  const folder = file.split('/').at(-2)?.replace(UNSAFE, '_') ?? '';
  const shown = [folder, stemOf(file)].filter((name) => name !== '').map((name) => clip(name, MAX_SHOWN_CHARS));
  return [...shown, sha256(file).slice(0, PATH_HASH_CHARS)].join('-');
}

/** The id of a record: its file's, and its own, else a hash of its url, else of title, date and body; never where it stands. */
export function idOfRecord(file: string, fields: Fields, body: string): string {
  const own = ownId(fields, body);
  const whole = `${idOfFile(file)}${RECORD_MARK}${own}`;
  return whole.length <= MAX_ID_CHARS ? whole : `${sha256(file).slice(0, PATH_HASH_CHARS)}${RECORD_MARK}${own}`;
}

/** The id by which an article was known before ids named folders and files: a stem, or what a record says. */
export function bareId(id: string, file: string): string {
  const mark = id.lastIndexOf(RECORD_MARK);
  const isRecord = mark > 0 && (id.startsWith(`${idOfFile(file)}${RECORD_MARK}`) || mark === PATH_HASH_CHARS);
  return isRecord ? id.slice(mark + 1) : stemOf(file);
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

/** The first characters, never half of one. */
function clip(text: string, chars: number): string {
  return [...text.slice(0, chars)].filter((char) => !/^[\ud800-\udfff]$/.test(char)).join('');
}
