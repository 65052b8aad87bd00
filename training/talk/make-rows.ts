import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { TALK_KINDS, type TalkKind } from '../../src/question/talk/talk-kinds.ts';
import { foldText } from '../../src/text/script/fold.ts';
import { alternativesOf, fillFrame } from '../linear/fill-frame.ts';
import type { Random } from '../random.ts';
import { inCantonese, inTaiwan, withTypo } from '../wording/registers.ts';
import { drawWord, type Words } from './slots.ts';

/** A message, its kind, and its frame; several messages in one have an empty frame. */
export interface TalkRow {
  readonly text: string;
  readonly kind: TalkKind | 'question';
  readonly frame: string;
}

export interface Frame {
  readonly kind: TalkKind | 'question';
  readonly frame: string;
}

export interface Grammar {
  readonly slots: Readonly<Record<string, readonly string[]>>;
  readonly frames: readonly Frame[];
  /** Frames that fill the slots of the same name. */
  readonly parts: Readonly<Record<string, readonly string[]>>;
}

/** One in this many alternatives is held out, everywhere in the grammar; a shorter choice holds only function words. */
const HELD_OUT_EVERY = 5;
const SHORT_CHOICE = 8;
const RATES = {
  typo: 0.06,
  drawn: 0.12,
  mark: 0.45,
  question: 0.4,
  cantonese: 0.06,
  taiwan: 0.03,
  twice: 0.7,
  again: 0.05,
};
/** Longest message that may be repeated at once: 抱歉抱歉, thanks thanks. */
const SAID_AGAIN = 6;
const MARKS = ['!', '!!', '~', '。', '...', '…', '～～', '.', ' ', ',', '、'];
const BETWEEN = ['', '', ',', ',', ', ', ' ', ' ', '!', '! ', '~', '。', '.', '. ', '\n', '…', '~ '];
/** Kinds that may be asked as well as said. */
const MAY_ASK: ReadonlySet<TalkKind> = new Set(['about', 'doubt', 'greeting']);

const slotLists = z.record(
  z.string(),
  z.string().transform((list) => list.split('|')),
);
const frameLists = z.array(z.string());

export async function readGrammar(): Promise<Grammar> {
  const [replies, questions] = await Promise.all(['replies', 'questions'].map(readYaml));
  const { slots: replySlots, ...kinds } = replies ?? {};
  const { slots: questionSlots, question, ...parts } = questions ?? {};
  const slots = { ...slotLists.parse(replySlots), ...slotLists.parse(questionSlots) };
  const frames = [...TALK_KINDS, 'question' as const].flatMap((kind) =>
    frameLists.parse(kind === 'question' ? question : kinds[kind]).map((frame) => ({ kind, frame })),
  );
  return { slots, frames, parts: z.record(z.string(), frameLists).parse(parts) };
}

/**
 * A grammar without one in five alternatives of its longer choices and slots, and frames whose largest choice has
 * only these. An alternative is left out of every frame that has it.
 */
export function splitGrammar(
  { slots, frames, parts }: Grammar,
  seed: number,
): { readonly trained: Grammar; readonly heldOut: readonly Frame[] } {
  const isOut = (alternative: string) => alternative !== '' && hashOf(`${seed} ${alternative}`) % HELD_OUT_EVERY === 0;
  const keptOf = (list: readonly string[]) => {
    const kept = list.length < SHORT_CHOICE ? list : list.filter((one) => !isOut(one));
    return kept.length === 0 ? list : kept;
  };
  const reduce = (frame: string) =>
    frame.replace(/\(([^()]*)\)/g, (_, inside: string) => `(${keptOf(inside.split('|')).join('|')})`);
  const mapped = <T, U>(all: Readonly<Record<string, T>>, change: (one: T) => U) =>
    Object.fromEntries(Object.entries(all).map(([name, one]) => [name, change(one)]));
  return {
    trained: {
      slots: mapped(slots, keptOf),
      frames: frames.map(({ kind, frame }) => ({ kind, frame: reduce(frame) })),
      parts: mapped(parts, (list) => list.map(reduce)),
    },
    heldOut: frames.flatMap(({ kind, frame }) => {
      const { alternatives, withThese } = alternativesOf(frame);
      const out = alternatives.length < SHORT_CHOICE ? [] : alternatives.filter(isOut);
      return out.length === 0 ? [] : [{ kind, frame: withThese(out) }];
    }),
  };
}

/** @see Fowler, Noll, Vo: FNV-1a, 32 bits, with the last step of MurmurHash3, so that all bits depend on all. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

async function readYaml(name: string): Promise<Record<string, unknown>> {
  return parse(await readFile(new URL(`./${name}.yaml`, import.meta.url), 'utf8')) as Record<string, unknown>;
}

/** Words that are a whole message in frames of small talk, so that they are never used as nouns from a dictionary. */
export function saidAlone({ frames }: Grammar): Set<string> {
  const pieces = frames.filter(({ kind }) => kind !== 'question').flatMap(({ frame }) => frame.split(/[()|]/));
  return new Set(pieces.map((piece) => foldText(piece.trim())));
}

/** Makes rows of a grammar; the same random numbers give the same rows. */
export class RowMaker {
  readonly #grammar: Grammar;
  readonly #words: Words;
  readonly #public: readonly string[];
  readonly #random: Random;
  /** Frames of small talk that fill {reply}. */
  readonly #replies: readonly Frame[];

  constructor(
    grammar: Grammar,
    { words, asked, replies }: { words: Words; asked: readonly string[]; replies: readonly Frame[] },
    random: Random,
  ) {
    this.#grammar = grammar;
    this.#words = words;
    this.#public = asked;
    this.#random = random;
    this.#replies = replies.filter(({ kind }) => kind !== 'question');
  }

  /** Rows of every frame, in order: `each` for every alternative of its largest choice, and at least `least`. */
  ofFrames(frames: readonly Frame[], { each, least }: { readonly each: number; readonly least: number }): TalkRow[] {
    return frames.flatMap(({ kind, frame }) => {
      const { alternatives, withThese } = alternativesOf(frame);
      const count = Math.max(least, each * alternatives.length);
      return Array.from({ length: count }, (_, i) => {
        const one = alternatives[i % alternatives.length];
        return { ...this.#row({ kind, frame: one === undefined ? frame : withThese([one]) }), frame };
      });
    });
  }

  /** Two or three messages in one; its kind is the first of their kinds that counts. */
  mixed(count: number): TalkRow[] {
    return Array.from({ length: count }, () => {
      const pieces = [this.#reply(), this.#reply(), ...(this.#random.next() < RATES.twice ? [] : [this.#reply()])];
      const kind = TALK_KINDS.find((each) => pieces.some((piece) => piece.kind === each)) as TalkKind;
      const text = pieces
        .map((piece) => this.#row(piece).text)
        .reduce((a, b) => `${a}${this.#random.pick(BETWEEN)}${b}`);
      return { text, kind, frame: '' };
    });
  }

  /** Single words of dictionaries. */
  words(count: number): TalkRow[] {
    const lists = ['noun', 'noun', 'person', 'place', 'english', 'english_place', 'english_long'];
    return Array.from({ length: count }, (_, i) => {
      const text = drawWord(this.#words, lists[i % lists.length] as string, this.#random) ?? '';
      return { text, kind: 'question', frame: '' };
    });
  }

  #reply(): Frame {
    return this.#random.pick(this.#replies) as Frame;
  }

  #row({ kind, frame }: Frame): TalkRow {
    return {
      text: this.#vary(
        fillFrame(frame, (name) => this.#draw(name), this.#random),
        kind,
      ),
      kind,
      frame,
    };
  }

  #draw(name: string): string | undefined {
    const random = this.#random;
    if (name === 'public') return random.pick(this.#public);
    if (name === 'sep') return random.pick(BETWEEN);
    if (name === 'sep_en') return random.pick([' ', ', ', '! ', '. ', ' - ']);
    if (name === 'reply' || name === 'reply_en') return this.#filledReply(name === 'reply_en');
    const { slots, parts } = this.#grammar;
    const frame = random.pick(parts[name] ?? []);
    if (frame !== undefined) return fillFrame(frame, (inner) => this.#draw(inner), random);
    return random.pick(slots[name] ?? []) ?? drawWord(this.#words, name, random);
  }

  #filledReply(isEnglish: boolean): string {
    for (;;) {
      const text = fillFrame(this.#reply().frame, (name) => this.#draw(name), this.#random);
      if (!isEnglish || !/\p{Script=Han}/u.test(text)) return text;
    }
  }

  #vary(filled: string, kind: Frame['kind']): string {
    const random = this.#random;
    let text = foldText(filled).trim();
    if (random.next() < RATES.typo)
      text = /\p{Script=Han}/u.test(text) ? withTypo(text, random) : mistyped(text, random);
    if (kind === 'question') {
      if (random.next() < RATES.cantonese) text = inCantonese(text);
      else if (random.next() < RATES.taiwan) text = inTaiwan(text);
      return random.next() < RATES.question ? `${text.replace(/\?+$/, '')}?` : text;
    }
    if (text.length <= SAID_AGAIN && random.next() < RATES.again)
      text = `${text}${random.pick(['', '', ',', ' '])}${text}`;
    if (random.next() < RATES.drawn) text = text.replace(/(\p{L})$/u, '$1$1$1');
    if (MAY_ASK.has(kind) && random.next() < RATES.question) return `${text.replace(/\?+$/, '')}?`;
    return random.next() < RATES.mark ? `${text}${random.pick(MARKS)}` : text;
  }
}

/** Drops or doubles a letter, or swaps it with the next. */
function mistyped(text: string, random: Random): string {
  const at = Math.floor(random.next() * Math.max(1, text.length - 1));
  const way = random.next();
  const [one = '', two = ''] = [text[at], text[at + 1]];
  const changed = way < 0.34 ? two : way < 0.67 ? `${one}${one}${two}` : `${two}${one}`;
  return text.slice(0, at) + changed + text.slice(at + 2);
}
