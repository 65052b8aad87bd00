import { SCOPES } from '../../src/model/scope.ts';
import type { LinearModel } from '../../src/question/linear/linear-model.ts';
import { readScope } from '../../src/question/scope/classifier.ts';
import { wordRuns } from '../../src/question/scope/word-runs.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { type FittedModel, fitLinear } from '../linear/fit-linear.ts';
import { writeLinear } from '../linear/write-linear.ts';
import { readQuestionSet } from '../question-sets.ts';
import { makeRandom } from '../random.ts';
import { readReportKinds } from '../reports/read-report-kinds.ts';
import { reportRows } from '../reports/report-rows.ts';
import { varyWording } from '../wording/vary-wording.ts';
import { frameRows, isPlain, publicRow, readFrames, type ScopeRow, topicsOf } from './make-rows.ts';

const SEED = 20_261_126;
const ROWS = { frame: 100, public: 4, heldOut: 60, reports: 6_000 };
/** Runs in fewer questions mean nothing; with 9,000 of them the Chinese comparisons gave way to English. */
const SIZE = { minRows: 6, maxSigns: 14_000 };
/**
 * Chosen on the public questions that are not trained on: the lowest at which no more than one in two hundred is taken
 * for broad.
 */
const THRESHOLD = 0.68;

/** Fits the model that recognises broad questions and reports its quality on frames that it never saw. */
const [out, set, ...tests] = process.argv.slice(2);
if (out === undefined || set === undefined) {
  process.stderr.write('usage: npx tsx training/scope/train.ts OUT_DIR SET.json[:FROM-TO] [TEST.json …]\n');
  process.exit(2);
}
const random = makeRandom(SEED);
const { trained, heldOut } = await readFrames();
const paragraphs = await readQuestionSet(set);
const topics = topicsOf(paragraphs);
const asked = paragraphs.flatMap(({ questions }) =>
  questions.flatMap(({ text }) => (isPlain(text) ? publicRows(text) : [])),
);
const reported = reportRows(await readReportKinds(), ROWS.reports, random).map(({ question }) => publicRow(question));
const rows = [...frameRows(trained, { topics, count: ROWS.frame, random }), ...asked, ...reported];
const split = fitRows(rows);
report(split, 'held-out frames', frameRows(heldOut, { topics, count: ROWS.heldOut, random }), true);
// The released model has seen every frame; the split above measured how well it does on others.
rows.push(...frameRows(heldOut, { topics, count: ROWS.frame, random }));
const model = fitRows(rows);
process.stdout.write(`shipped: ${rows.length} rows, ${model.signs.length} runs\n`);
for (const test of tests) {
  const questions = (await readQuestionSet(test)).flatMap((one) => one.questions.map(({ text }) => publicRow(text)));
  report(model, test.split('/').at(-1) as string, questions, false);
}
await writeLinear(out, model, SCOPES);

function fitRows(all: readonly ScopeRow[]): FittedModel {
  const read = all.map(({ question, scope }) => ({ signs: wordRuns(question), label: SCOPES.indexOf(scope) }));
  return fitLinear(read, { classes: SCOPES.length, ...SIZE, threshold: THRESHOLD }, random);
}

/** A public question in its own and in other wordings, repeated because there are few and they show how people ask. */
function publicRows(text: string): ScopeRow[] {
  const rows = [publicRow(text)];
  while (rows.length < ROWS.public) rows.push(publicRow(varyWording(foldText(text), random)));
  return rows;
}

function report(model: LinearModel, name: string, tested: readonly ScopeRow[], byFrame: boolean): void {
  const read = tested.map((row) => ({ ...row, got: readScope(model, row.question) }));
  const right = read.filter(({ scope, got }) => scope === got).length;
  const never = read.filter(({ got }) => !['span', 'list', 'why', 'how'].includes(got));
  const share = (count: number) => `${((100 * count) / read.length).toFixed(2)} %`;
  process.stdout.write(`${name}: ${read.length}, right ${share(right)}`);
  if (!byFrame) {
    const lists = read.filter(({ got }) => got === 'list').length;
    process.stdout.write(`, never a span ${share(never.length)}, list ${share(lists)}\n`);
    for (const { question, got } of never.slice(0, 12)) process.stdout.write(`  ${got} ${question}\n`);
    return;
  }
  process.stdout.write('\n');
  for (const scope of SCOPES) {
    const own = read.filter((row) => row.scope === scope);
    const hits = own.filter(({ got }) => got === scope).length;
    process.stdout.write(`  ${scope} ${hits}/${own.length}`);
    for (const { got, question } of own.filter((row) => row.got !== scope).slice(0, 5))
      process.stdout.write(` | ${got}: ${question}`);
    process.stdout.write('\n');
  }
}
