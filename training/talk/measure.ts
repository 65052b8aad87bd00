import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { parseTalkModel } from '../../src/question/talk/parse-talk-model.ts';
import { neededFor, readTalkChances } from '../../src/question/talk/talk-chances.ts';
import { TALK_KINDS } from '../../src/question/talk/talk-kinds.ts';
import { readQuestionSet } from '../question-sets.ts';
import type { TalkRow } from './make-rows.ts';

const FILES = ['model.json', 'network.json'] as const;
const AT = [0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9];

/**
 * Writes the manifest of a trained model, and counts how many messages it reads as the other side, and how many it
 * would at several thresholds: those of unseen.json, if train.ts left alternatives out, and the questions of the sets.
 */
const [folder, ...sets] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('usage: npx tsx training/talk/measure.ts MODEL_DIR [TEST.json[:FROM-TO] …]\n');
  process.exit(2);
}
const [linear = '', network = ''] = await Promise.all(FILES.map((name) => readFile(`${folder}/${name}`, 'utf8')));
const sums = [linear, network].map((text, i) => [FILES[i], createHash('sha256').update(text).digest('hex')]);
await writeFile(`${folder}/manifest.json`, `${JSON.stringify({ sha256: Object.fromEntries(sums) }, null, 2)}\n`);
const model = parseTalkModel(linear, network);

if (existsSync(`${folder}/unseen.json`)) {
  const unseen = JSON.parse(await readFile(`${folder}/unseen.json`, 'utf8')) as TalkRow[];
  report(
    'unseen alternatives',
    unseen.filter(({ frame }) => frame !== ''),
  );
  report(
    'unseen alternatives, several in one message',
    unseen.filter(({ frame }) => frame === ''),
  );
}
for (const set of sets) {
  const questions = (await readQuestionSet(set)).flatMap((one) => one.questions.map(({ text }) => text));
  report(
    set,
    questions.map((text) => ({ text, kind: 'question', frame: '' })),
  );
}

function report(name: string, rows: readonly TalkRow[]): void {
  const read = rows.map((row) => ({ ...row, said: 1 - (readTalkChances(model, row.text)[0] ?? 0) }));
  const crossed = (those: typeof read, at?: number) =>
    those.filter(({ kind, said, text }) => said >= (at ?? neededFor(text)) === (kind === 'question'));
  const counted = (those: typeof read) =>
    `${crossed(those).length}; ${AT.map((at) => `${at}: ${crossed(those, at).length}`).join(', ')}`;
  process.stdout.write(`${name}: ${read.length}\n`);
  const replies = read.filter(({ kind }) => kind !== 'question');
  if (replies.length > 0) process.stdout.write(`  replies: ${replies.length}, crossed ${counted(replies)}\n`);
  for (const kind of [...TALK_KINDS, 'question' as const]) {
    const own = read.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    const shown = crossed(own).map(({ text, said }) => `${said.toFixed(2)}<${text}>`);
    process.stdout.write(`  ${kind}: ${own.length}, crossed ${counted(own)}\n`);
    process.stdout.write(`    ${[...new Set(shown)].slice(0, 60).join(' ')}\n`);
  }
}
