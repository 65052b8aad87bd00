import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ReportKind, reportKinds } from './report-kind.ts';

const FILES = ['assistance', 'economy', 'events', 'measures', 'meetings', 'services', 'works'] as const;

/** All kinds of report, in a fixed order. @throws ZodError where a file is not of the form. */
export async function readReportKinds(): Promise<ReportKind[]> {
  const texts = await Promise.all(FILES.map((name) => readFile(join(import.meta.dirname, `${name}.yaml`), 'utf8')));
  return texts.flatMap((text) => reportKinds.parse(parse(text)));
}
