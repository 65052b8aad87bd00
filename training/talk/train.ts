import { writeFile } from 'node:fs/promises';
import { findAskWords } from '../../src/question/ask-words.ts';
import { TALK_CLASSES } from '../../src/question/talk/talk-kinds.ts';
import { talkSigns, talkTokens } from '../../src/question/talk/talk-signs.ts';
import { fitLinear } from '../linear/fit-linear.ts';
import { writeLinear } from '../linear/write-linear.ts';
import { readQuestionSet } from '../question-sets.ts';
import { makeRandom, type Random } from '../random.ts';
import { frameRows, readFrames, topicsOf } from '../scope/make-rows.ts';
import { varyWording } from '../wording/vary-wording.ts';
import { type Grammar, RowMaker, readGrammar, saidAlone, splitGrammar, type TalkRow } from './make-rows.ts';
import { wordPieces } from './pieces.ts';
import { readWords } from './slots.ts';

const SEED = 20_261_126;
const ROWS = {
  said: { each: 12, least: 100 },
  asked: { each: 6, least: 400 },
  unseen: { each: 1, least: 4 },
  mixed: 14_000,
  unseenMixed: 500,
  ends: 9_000,
  words: 10_000,
  scope: 12,
};
/** How often a question of a public set is reworded. */
const VARIED = 0.3;
/** Characters from the asking word to the end of a question that still make a short question. */
const END_CHARS = { least: 2, most: 8 };
/** Signs in fewer messages mean nothing; the largest number keeps the file small. */
const SIZE = { minRows: 3, maxSigns: 15_000 };
/**
 * A token is known if this many frames of small talk contain it, because one may be chance. A number of several digits
 * never is.
 */
const KNOWN_IN_FRAMES = 2;
const SAID_NUMBER = /^\d{2,}$/;

/**
 * Fits the linear half of the model, and writes the rows from which network.py trains the other half to rows.json. With
 * `seed:NUMBER`, one in five alternatives of the grammars is left out, and messages made of these go to unseen.json.
 */
const [out, ...given] = process.argv.slice(2);
const seed = given.find((one) => one.startsWith('seed:'))?.slice('seed:'.length);
const sets = given.filter((one) => !one.startsWith('seed:'));
if (out === undefined || sets.length === 0) {
  process.stderr.write('usage: npx tsx training/talk/train.ts OUT_DIR [seed:NUMBER] SET.json[:FROM-TO] …\n');
  process.exit(2);
}
const random = makeRandom(SEED);
const grammar = await readGrammar();
const said = saidAlone(grammar);
const words = readWords(said);
const paragraphs = (await Promise.all(sets.map(readQuestionSet))).flat();
const asked = paragraphs.flatMap(({ questions }) => questions.map(({ text }) => text));
const wide = await readFrames();
const broad = frameRows([...wide.trained, ...wide.heldOut], {
  topics: topicsOf(paragraphs),
  count: ROWS.scope,
  random,
});
const common: TalkRow[] = [
  ...[...asked, ...asked].map((text) => (random.next() < VARIED ? varyWording(text, random) : text)),
  ...broad.map(({ question }) => question),
  ...endsOf(asked),
].map((text) => ({ text, kind: 'question', frame: '' }));

const { trained, heldOut } = seed === undefined ? { trained: grammar, heldOut: [] } : splitGrammar(grammar, +seed);
const chance = makeRandom(SEED + Number(seed ?? 0));
const rows = rowsFor(trained, chance);
const known = knownTokens(rows);
const read = rows.map(({ text, kind }) => ({
  tokens: talkTokens(text),
  label: TALK_CLASSES.indexOf(kind),
}));
const fitted = fitLinear(
  read.map(({ tokens, label }) => ({ signs: talkSigns(tokens, known), label })),
  { classes: TALK_CLASSES.length, ...SIZE, threshold: 0.5 },
  chance,
);
process.stdout.write(`${rows.length} rows, ${fitted.signs.length} signs, ${known.size} known tokens\n`);
await writeLinear(out, fitted, TALK_CLASSES, { known: [...known].sort() });
const pieces = await wordPieces(read.map(({ tokens }) => tokens));
const forNetwork = { classes: TALK_CLASSES, pieces, rows: read.map(({ tokens, label }) => [label, tokens]) };
await writeFile(`${out}/rows.json`, JSON.stringify(forNetwork));
if (seed !== undefined) {
  const tester = new RowMaker(grammar, { words, asked, replies: heldOut }, makeRandom(SEED + 99));
  const unseen = [...tester.ofFrames(heldOut, ROWS.unseen), ...tester.mixed(ROWS.unseenMixed)];
  await writeFile(`${out}/unseen.json`, JSON.stringify(unseen));
}

/** Questions without their subject: what follows from the asking word on (哪一年出生, 由谁主持的). */
function endsOf(questions: readonly string[]): string[] {
  const ends = questions.flatMap((text) => {
    const end = text.slice(findAskWords(text).at(-1)?.start ?? text.length).replace(/[?。]+$/, '');
    return end.length >= END_CHARS.least && end.length <= END_CHARS.most ? [end] : [];
  });
  return Array.from({ length: ROWS.ends }, () => random.pick(ends) ?? '').filter((end) => end !== '');
}

function rowsFor({ slots, frames, parts }: Grammar, random: Random): TalkRow[] {
  const maker = new RowMaker({ slots, frames, parts }, { words, asked, replies: frames }, random);
  const ofKind = (isQuestion: boolean) => frames.filter(({ kind }) => (kind === 'question') === isQuestion);
  const made = maker.ofFrames(ofKind(true), ROWS.asked);
  // 88 and 666 are messages of people, so they are removed from frames of numbers.
  const short = made.filter(({ text }) => !(SAID_NUMBER.test(text) && said.has(text)));
  const questions = [...short, ...maker.words(ROWS.words), ...common];
  // Text that may be a question counts as one, even if it may also be small talk.
  const texts = new Set(questions.map(({ text }) => talkTokens(text).join(' ')));
  const replies = [...maker.ofFrames(ofKind(false), ROWS.said), ...maker.mixed(ROWS.mixed)];
  return [...questions, ...replies.filter(({ text }) => !texts.has(talkTokens(text).join(' ')))];
}

function knownTokens(rows: readonly TalkRow[]): Set<string> {
  const frames = new Map<string, Set<string>>();
  for (const { text, kind, frame } of rows) {
    if (kind === 'question' || frame === '') continue;
    for (const token of talkTokens(text)) frames.set(token, (frames.get(token) ?? new Set()).add(frame));
  }
  return new Set(
    [...frames]
      .filter(([token, those]) => SAID_NUMBER.test(token) || those.size >= KNOWN_IN_FRAMES)
      .map(([token]) => token),
  );
}
