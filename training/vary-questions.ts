import { readFile, writeFile } from 'node:fs/promises';
import { foldText } from '../src/text/script/fold.ts';
import { makeRandom } from './random.ts';
import { varyWording } from './wording/vary-wording.ts';

const SEED = 20_261_126;

/** Labelled questions in other wordings, so that confidence is not fitted on the wordings of their authors alone. */
const [source, out, split] = process.argv.slice(2);
if (source === undefined || out === undefined || split === undefined) {
  process.stderr.write('usage: npx tsx training/vary-questions.ts QUESTIONS.jsonl OUT.jsonl SPLIT\n');
  process.exit(2);
}
const random = makeRandom(SEED);
const rows = (await readFile(source, 'utf8')).trim().split('\n');
const varied = rows.flatMap((line) => {
  const row = JSON.parse(line) as { id: string; lang: string; split?: string; question: string };
  if (row.split !== split || row.lang === 'en') return [];
  const folded = foldText(row.question);
  const question = varyWording(folded, random, { untouched: 0 });
  const isSame = question.replace(/[?。]$/, '') === folded.replace(/[?。]$/, '');
  return isSame ? [] : [`${JSON.stringify({ ...row, id: `${row.id}-w`, lang: 'zh-Hans', question })}\n`];
});
await writeFile(out, varied.join(''));
process.stdout.write(`${varied.length} questions\n`);
