import { readFile, writeFile } from 'node:fs/promises';
import { openReader } from '../src/inference/transformers-reader.ts';
import { type Judgement, judgementsOf } from './judgements.ts';
import { makeRandom, shuffled } from './random.ts';
import type { Example } from './rows.ts';

const SEED = 20_261_125;

const [source, out, modelDir, share = '1'] = process.argv.slice(2);
if (source === undefined || out === undefined || modelDir === undefined) {
  process.stderr.write('usage: npx tsx training/prepare-judgements.ts ROWS.jsonl OUT.jsonl READER_FOLDER [SHARE]\n');
  process.exit(2);
}
const reader = await openReader({ modelDir });
const random = makeRandom(SEED);
const judgements: Judgement[] = [];
for (const line of (await readFile(source, 'utf8')).split('\n')) {
  if (line === '' || random.next() >= Number(share)) continue;
  judgements.push(...(await judgementsOf(JSON.parse(line) as Example, reader, random)));
}
await writeFile(
  out,
  shuffled(judgements, random)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join(''),
);
process.stdout.write(`${judgements.length} judgements\n`);
await reader.close();
