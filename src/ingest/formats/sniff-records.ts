import { mapText } from '../../text/script/offset-map.ts';
import { findName } from '../fields.ts';
import { isFeed, readFeed } from './feed-scan.ts';
import { type Records, readCsv, readJson, readJsonLines } from './records.ts';

/** Characters at the beginning that tell the kind of a file. Chosen by hand. */
const HEAD_CHARS = 2_000;
const SEPARATOR = /[,\t;]/;

/** Reads a text as records, whatever the file is called: a feed, JSON, JSON Lines, CSV; undefined for other texts. */
export function sniffRecords(text: string): Records | undefined {
  const head = text.slice(0, HEAD_CHARS);
  const first = head.trimStart();
  if (isFeed(head)) return withRecords(readFeed(mapText(text)));
  if (/^\{\s*"/.test(first) || /^\[\s*\{\s*"/.test(first)) {
    const lines = first.split('\n', 1)[0]?.trimEnd() ?? '';
    const isLines = lines.startsWith('{') && lines.endsWith('}') && first.includes('\n');
    return withRecords(isLines ? readJsonLines(text) : readJson(text));
  }
  return isTable(head) ? withRecords(readCsv(text)) : undefined;
}

/** True for a first line that is only names of columns, among them one for the text and one for the title. */
function isTable(head: string): boolean {
  const line = head.trimStart().split(/\r?\n/, 1)[0] ?? '';
  const names = line.split(SEPARATOR).map((name) =>
    name
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .toLowerCase(),
  );
  if (names.length < 2 || names.some((name) => name.length > 20)) return false;
  const keys = new Set(names);
  return findName(keys, 'body') !== undefined && findName(keys, 'title') !== undefined;
}

function withRecords(found: Records): Records | undefined {
  return found.records.length > 0 ? found : undefined;
}
