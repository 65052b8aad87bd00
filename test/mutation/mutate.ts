import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { forgetUndrawn, type MutationReport, renderMutationReport } from './mutation-report.ts';

const USAGE = `Usage: npm run mutation -- [--sample N] PLACE …
Changes the source in small ways, one at a time, and looks whether the fast tests of that room notice. Writes docs/mutation.md.
A place is a folder or file of src: text, text/time, question, answer/reading/asked-count.ts; "report" only writes the document.
  --sample N  try N changes of each file, drawn by lot but always the same ones; without it, all of them`;

/** Tests that must notice a change of a room, where they are more than its mirror: the words of a text are used everywhere. */
const TESTS: Readonly<Record<string, string>> = { text: '{text,question,translate,chunking,ingest/cleaning}' };

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');
const RESULTS = join(ROOT, '.cache/mutation/incremental.json');
const DOCUMENT = join(ROOT, 'docs/mutation.md');
const STRYKER = join(HERE, 'node_modules/.bin/stryker');

const { positionals: places, values } = parseArgs({ allowPositionals: true, options: { sample: { type: 'string' } } });
if (places.length === 0) fail(USAGE);
const wanted = places.filter((place) => place !== 'report');
const unknown = wanted.find((place) => !existsSync(join(ROOT, 'src', fileOf(place))));
if (unknown !== undefined) fail(`There is no src/${unknown}.\n\n${USAGE}`);
if (wanted.length > 0 && !existsSync(STRYKER)) {
  run('npm', ['ci', '--no-audit', '--no-fund', '--prefix', HERE]);
}
for (const place of wanted) mutate(place);
if (!existsSync(RESULTS)) fail('Nothing was measured yet.');
const results = JSON.parse(readFileSync(RESULTS, 'utf8')) as MutationReport;
writeFileSync(RESULTS, JSON.stringify(forgetUndrawn(results)));
mkdirSync(dirname(DOCUMENT), { recursive: true });
writeFileSync(DOCUMENT, renderMutationReport(results));

/** Results of other places stay in the results file, so that a long measurement can be made in parts. */
function mutate(place: string): void {
  const path = join('src', place);
  const pattern = statSync(join(ROOT, fileOf(path))).isDirectory() ? `${path}/**/*.ts` : path;
  const room = place.split('/')[0] ?? place;
  const env = { MUTATION_TESTS: join('test/unit', TESTS[room] ?? room), MUTATION_SAMPLE: values.sample };
  // Changes whose results are known take no part in the lot: without them others would be drawn each time.
  const anew = values.sample === undefined ? [] : ['--force'];
  run(STRYKER, ['run', 'test/mutation/stryker.config.json', '--mutate', pattern, ...anew], env);
}

/** A place without its lines: text/time/numbers.ts:22-103 is in text/time/numbers.ts. */
function fileOf(place: string): string {
  return place.replace(/:[\d:-]+$/, '');
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): void {
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  if (status !== 0) process.exit(status ?? 1);
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}
