import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ReportKind, reportKinds } from './report-kind.ts';

const TRAINED =
  'assistance economy enumerations events figures lists measures meetings posts premises readouts services works'.split(
    ' ',
  );
const HELD_OUT = ['held-out'];

/**
 * The kinds of report for training, in a fixed order.
 * @param file only the kinds of one file, `assistance`; all if absent
 * @throws Error if no such file is trained on, ZodError if a file has another form
 */
export async function readReportKinds(file?: string): Promise<ReportKind[]> {
  if (file !== undefined && !TRAINED.includes(file)) throw new Error(`${file} is none of ${TRAINED.join(', ')}`);
  return readKinds(TRAINED.filter((name) => file === undefined || name === file));
}

/** Kinds that no training uses; they show what was learnt and not only memorised. */
export function readHeldOutKinds(): Promise<ReportKind[]> {
  return readKinds(HELD_OUT);
}

async function readKinds(names: readonly string[]): Promise<ReportKind[]> {
  const texts = await Promise.all(names.map((name) => readFile(join(import.meta.dirname, `${name}.yaml`), 'utf8')));
  return texts.flatMap((text) => reportKinds.parse(parse(text)));
}
