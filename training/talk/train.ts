import { readLinear } from '../../src/question/linear/linear-model.ts';
import type { TalkModel } from '../../src/question/talk/parse-talk-model.ts';
import { TALK_CLASSES, TALK_KINDS } from '../../src/question/talk/talk-kinds.ts';
import { talkSigns, talkTokens } from '../../src/question/talk/talk-signs.ts';
import { type FittedModel, fitLinear } from '../linear/fit-linear.ts';
import { writeLinear } from '../linear/write-linear.ts';
import { readQuestionSet } from '../question-sets.ts';
import { makeRandom, type Random } from '../random.ts';
import { frameRows, readFrames, topicsOf } from '../scope/make-rows.ts';
import { varyWording } from '../wording/vary-wording.ts';
import { RowMaker, readGrammar, saidAlone, type TalkRow } from './make-rows.ts';
import { readWords } from './slots.ts';

const SEED = 20_261_126;
const ROWS = {
  said: { each: 12, least: 100 },
  asked: { each: 6, least: 400 },
  heldOut: { each: 1, least: 8 },
  mixed: 14_000,
  heldOutMixed: 1_000,
  words: 10_000,
  scope: 12,
};
/** How often a question of a public set is reworded. */
const VARIED = 0.3;
/** Signs in fewer messages mean nothing; the largest number keeps the file at half a megabyte. */
const SIZE = { minRows: 3, maxSigns: 30_000 };
/**
 * A token is known if this many frames of small talk contain it, because one may be chance. A number of several digits
 * never is.
 */
const KNOWN_IN_FRAMES = 2;
const SAID_NUMBER = /^\d{2,}$/;
/**
 * The highest of 0.5, 0.55, 0.6 … at which fewer than one in ten unseen alternatives is searched for (`-` counts them).
 * At this value none of 7,371 questions outside the training is taken for small talk.
 */
const THRESHOLD = 0.55;
const AT = [0.3, 0.4, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9, 0.95];

/**
 * Fits the model that recognises small talk and reports how many of the tests it takes for small talk; with `-`, how
 * well it reads unseen alternatives.
 */
const [out, ...names] = process.argv.slice(2);
const at = names.indexOf('--');
const [sets, tests] = at < 0 ? [names, []] : [names.slice(0, at), names.slice(at + 1)];
if (out === undefined || sets.length === 0) {
  process.stderr.write('usage: npx tsx training/talk/train.ts OUT_DIR|- SET.json[:FROM-TO] … [-- TEST.json …]\n');
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
].map((text) => ({ text, kind: 'question', frame: '' }));

if (out === '-') {
  const { model } = fitModel(grammar.trained);
  const tester = new RowMaker(grammar, { words, asked, replies: grammar.heldOut }, makeRandom(SEED + 1));
  report(model, 'held-out alternatives', tester.ofFrames(grammar.heldOut, ROWS.heldOut));
  report(model, 'held-out alternatives, mixed', tester.mixed(ROWS.heldOutMixed));
} else {
  const { model, fitted } = fitModel(grammar.frames);
  await writeLinear(out, fitted, TALK_CLASSES, { known: [...model.known].sort() });
  for (const test of tests) {
    const questions = (await readQuestionSet(test)).flatMap((one) => one.questions.map(({ text }) => text));
    report(
      model,
      test,
      questions.map((text) => ({ text, kind: 'question', frame: '' })),
    );
  }
}

function rowsFor(frames: typeof grammar.trained, random: Random): TalkRow[] {
  const maker = new RowMaker(grammar, { words, asked, replies: frames }, random);
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

function fitModel(frames: typeof grammar.trained): { readonly model: TalkModel; readonly fitted: FittedModel } {
  const chance = makeRandom(SEED);
  const rows = rowsFor(frames, chance);
  const known = knownTokens(rows);
  const read = rows.map(({ text, kind }) => ({
    signs: talkSigns(talkTokens(text), known),
    label: TALK_CLASSES.indexOf(kind),
  }));
  const fitted = fitLinear(read, { classes: TALK_CLASSES.length, ...SIZE, threshold: THRESHOLD }, chance);
  process.stdout.write(`${rows.length} rows, ${fitted.signs.length} signs, ${known.size} known tokens\n`);
  return { model: { linear: fitted, known }, fitted };
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

/** For every kind, the number read as the other side at several thresholds; this is how the released one was chosen. */
function report(tested: TalkModel, name: string, rows: readonly TalkRow[]): void {
  const read = rows.map((row) => {
    const { chances } = readLinear(tested.linear, talkSigns(talkTokens(row.text), tested.known));
    return { ...row, said: 1 - (chances[0] ?? 0) };
  });
  process.stdout.write(`${name}: ${read.length}\n`);
  for (const kind of [...TALK_KINDS, 'question'] as const) {
    const own = read.filter((row) => row.kind === kind);
    if (own.length === 0) continue;
    const crossed = (at: number) => own.filter(({ said }) => said >= at === (kind === 'question'));
    const shown = crossed(THRESHOLD).map(({ text, said }) => `${said.toFixed(2)}<${text}>`);
    process.stdout.write(
      `  ${kind}: ${own.length}, crossed ${AT.map((at) => `${at}: ${crossed(at).length}`).join(', ')}\n`,
    );
    process.stdout.write(`    ${[...new Set(shown)].slice(0, 60).join(' ')}\n`);
  }
}
