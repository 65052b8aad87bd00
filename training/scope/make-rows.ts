import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { SCOPES, type Scope } from '../../src/model/scope.ts';
import { standardWording } from '../../src/question/standard-wording.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { fillFrame, splitFrames } from '../linear/fill-frame.ts';
import type { Paragraph } from '../question-sets.ts';
import type { Random } from '../random.ts';
import { addFrame, inCantonese } from '../wording/registers.ts';
import { englishWord } from './english-words.ts';
import { ENGLISH_SUBJECTS, SLOTS } from './slots.ts';

/** A question and the form of answer that it asks for. */
export interface ScopeRow {
  readonly question: string;
  readonly scope: Scope;
  /** Its frame, to see which frames are understood; empty for a question of a public set. */
  readonly frame: string;
}

/** One in this many frames of a class is held out. */
const HELD_OUT_EVERY = 4;
const RATES = { cantonese: 0.06, polite: 0.2, bare: 0.5, setTopic: 0.6, dictionary: 0.6 };
/** Lengths of the words of a public text that may be used as a topic. */
const TOPIC_CHARS = { least: 2, most: 14 };

const frames = z.record(z.enum(SCOPES), z.array(z.string()));

export interface Frames {
  readonly trained: readonly { readonly scope: Scope; readonly frame: string }[];
  readonly heldOut: readonly { readonly scope: Scope; readonly frame: string }[];
}

export async function readFrames(): Promise<Frames> {
  const file = new URL('./frames.yaml', import.meta.url);
  const all = frames.parse(parse(await readFile(file, 'utf8')));
  const parts = SCOPES.map((scope) =>
    splitFrames(
      all[scope].map((frame) => ({ scope, frame })),
      HELD_OUT_EVERY,
    ),
  );
  return { trained: parts.flatMap(({ trained }) => trained), heldOut: parts.flatMap(({ heldOut }) => heldOut) };
}

/** Short phrases between two marks in public texts, which may be topics. */
export function topicsOf(paragraphs: readonly Paragraph[]): string[] {
  const pieces = paragraphs.flatMap(({ text, title }) => [title, ...text.split(/[^\p{L}\p{N}·]+/u)]);
  return [...new Set(pieces)].filter(
    (piece) => piece.length >= TOPIC_CHARS.least && piece.length <= TOPIC_CHARS.most && /^\p{Script=Han}/u.test(piece),
  );
}

/** `count` rows of every frame, in order. */
export function frameRows(
  list: Frames['trained'],
  { topics, count, random }: { readonly topics: readonly string[]; readonly count: number; readonly random: Random },
): ScopeRow[] {
  return list.flatMap(({ scope, frame }) => {
    const rows: ScopeRow[] = [];
    for (let i = 0; i < count; i++) {
      const filled = fillFrame(frame, (name) => drawSlot(name, topics, random), random);
      rows.push({ question: vary(filled, random), scope, frame });
    }
    return rows;
  });
}

function vary(question: string, random: Random): string {
  let text = foldText(question).trim();
  if (/\p{Script=Han}/u.test(text)) {
    if (random.next() < RATES.cantonese) text = inCantonese(text);
    if (random.next() < RATES.polite) text = addFrame(text, 'trained', random);
    text = standardWording(foldText(text));
  }
  return random.next() < RATES.bare ? text : `${text}?`;
}

function drawSlot(name: string, topics: readonly string[], random: Random): string | undefined {
  if (/^(?:topic|title|side)$/.test(name) && random.next() < RATES.setTopic) return random.pick(topics);
  if (name === 'english' && random.next() < RATES.dictionary) return random.pick(ENGLISH_SUBJECTS);
  return random.pick(SLOTS[name] ?? []) ?? englishWord(name, random);
}

/** A public question for a comparison or the contents of a text, which its set does not label. */
const IS_BROAD = /有(?:什么|何|哪些).{0,3}(?:不同|区别|差异|差别|异同)|主要内容|(?:讲|说|描)述?了(?:什么|哪些)/;

/** True if a public question is a good example of a question for a span. */
export function isPlain(question: string): boolean {
  return !IS_BROAD.test(foldText(question));
}

/** A question of a public set: one for reasons or means by its asking words, any other for a span. */
export function publicRow(question: string): ScopeRow {
  const text = standardWording(foldText(question));
  const scope = /为什么|为何|原因|目的/.test(text) ? 'why' : /如何|怎么|怎样/.test(text) ? 'how' : 'span';
  return { question: text, scope, frame: '' };
}
