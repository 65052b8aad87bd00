import { writeFile } from 'node:fs/promises';
import { readQuestionSet } from '../question-sets.ts';
import { makeRandom, shuffled } from '../random.ts';
import { readReportKinds } from '../reports/read-report-kinds.ts';
import { paragraphSources, reportSources } from './sources.ts';
import { supportRows } from './support-rows.ts';

const SEED = 20_261_127;

/** Writes rows for the support model: claims that follow from a sentence and claims that do not. */
const [out, reports, ...rest] = process.argv.slice(2);
const seeds = rest.filter((part) => part.startsWith('seed:'));
const sets = rest.filter((part) => !seeds.includes(part));
if (out === undefined || reports === undefined || sets.length === 0) {
  process.stderr.write('usage: npx tsx support/prepare.ts OUT.jsonl REPORTS [seed:NUMBER] SET.json[:FROM-TO] …\n');
  process.exit(2);
}
const random = makeRandom(Number(seeds[0]?.slice('seed:'.length) ?? SEED));
const read = await Promise.all(sets.map(readQuestionSet));
const sources = [...paragraphSources(read.flat()), ...reportSources(await readReportKinds(), Number(reports), random)];
const rows = shuffled(supportRows(sources, random), random);
await writeFile(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const counts = new Map<string, number>();
for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
process.stdout.write(
  `${sources.length} sentences, ${rows.length} rows: ${JSON.stringify(Object.fromEntries(counts))}\n`,
);
