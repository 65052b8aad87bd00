import { writeFile } from 'node:fs/promises';
import { indexLookAlikes } from './look-alikes.ts';
import { makeNearMisses } from './near-misses.ts';
import { readQuestionSet } from './question-sets.ts';
import { makeRandom, shuffled } from './random.ts';
import { readHeldOutKinds, readReportKinds } from './reports/read-report-kinds.ts';
import { reportRows } from './reports/report-rows.ts';
import { type Example, type RowSources, rowsOf } from './rows.ts';

/** Seed of the random numbers if no `seed:NUMBER` is given. */
const SEED = 20_261_122;

/**
 * Makes the rows of all sets, shuffled; the same files give the same rows.
 * @param sets `FILE.json`, `FILE.json:FROM-TO`, or `reports:COUNT` for that many invented reports, `reports/NAME:COUNT`
 * for the kinds in one file, `held-out-wordings:COUNT` for reports of the same kinds asked in wordings kept out of
 * training, and `held-out-kinds:COUNT` for reports of other kinds in such wordings; `seed:NUMBER` changes the rows of
 * the sets after it
 */
async function prepare(sets: readonly string[]): Promise<Example[]> {
  let random = makeRandom(SEED);
  const rows: Example[] = [];
  for (const set of sets) {
    const [, seed] = /^seed:(\d+)$/.exec(set) ?? [];
    if (seed !== undefined) {
      random = makeRandom(Number(seed));
      continue;
    }
    const [, source, file, count] =
      /^(reports|held-out-wordings|held-out-kinds)(?:\/([a-z-]+))?:(\d+)$/.exec(set) ?? [];
    if (source !== undefined) {
      const kinds = await (source === 'held-out-kinds' ? readHeldOutKinds() : readReportKinds(file));
      rows.push(...reportRows(kinds, Number(count), random, source === 'reports' ? 'trained' : 'held-out'));
      continue;
    }
    const paragraphs = await readQuestionSet(set);
    const questions = paragraphs.flatMap((paragraph) => paragraph.questions.map((question) => question.text));
    const nearMiss = makeNearMisses(questions, random);
    const sources: RowSources = { lookAlikes: indexLookAlikes(paragraphs), nearMiss, random };
    rows.push(...paragraphs.flatMap((paragraph) => rowsOf(paragraph, sources)));
  }
  return shuffled(rows, random);
}

const [out, ...sets] = process.argv.slice(2);
if (out === undefined || sets.length === 0) {
  process.stderr.write('usage: npx tsx training/prepare.ts OUT.jsonl SET.json[:FROM-TO] … [reports:COUNT]\n');
  process.exit(2);
}
const rows = await prepare(sets);
await writeFile(out, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const empty = rows.filter((row) => row.start < 0).length;
process.stdout.write(`${rows.length} rows, ${empty} of them without an answer\n`);
