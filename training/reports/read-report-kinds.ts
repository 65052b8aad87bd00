import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ReportKind, reportKinds } from './report-kind.ts';

const TRAINED = [
  ...['assistance', 'economy', 'enumerations', 'events', 'figures', 'lists', 'measures', 'meetings'],
  ...['posts', 'premises', 'services', 'works'],
];
const HELD_OUT = ['held-out'];

/** All kinds of report to train on, in a fixed order. @throws ZodError where a file is not of the form. */
export function readReportKinds(): Promise<ReportKind[]> {
  return readKinds(TRAINED);
}

/** Kinds that nothing is trained on: they tell what is learnt from what is known by heart. */
export function readHeldOutKinds(): Promise<ReportKind[]> {
  return readKinds(HELD_OUT);
}

async function readKinds(names: readonly string[]): Promise<ReportKind[]> {
  const texts = await Promise.all(names.map((name) => readFile(join(import.meta.dirname, `${name}.yaml`), 'utf8')));
  return texts.flatMap((text) => reportKinds.parse(parse(text)));
}
