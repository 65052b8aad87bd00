import type { Span } from '../../model/span.ts';
import { isCommonChar } from '../script/common-chars.ts';
import type { Edit } from '../script/offset-map.ts';
import { countRead, hanBefore, isHan, isUsualReading } from '../sound/readings.ts';

/** A bracket after Han characters that gives their reading: 協(xié), 習(xi), 總書記（zǒng shū jì）. */
export interface Gloss extends Span {
  /** Number of Han characters before it that the reading covers. */
  readonly chars: number;
  readonly hasTones: boolean;
  /** True if one space follows it; `end` does not include that space. */
  readonly hasSpace: boolean;
  /** Kind of the character after the bracket and that space. */
  readonly next: 'han' | 'mark' | 'other';
  /**
   * True if a writer may have wanted it: it has tones, explains itself, or reads a rare character or an unusual
   * reading.
   */
  readonly mayBeMeant: boolean;
}

/** A longer bracket is not a reading. Chosen by hand. */
const MAX_GLOSS_CHARS = 60;
/** Number of readings kept in memory: more than the everyday characters have. */
const MAX_KNOWN = 20_000;
const OPEN = /[(（]/g;
const TONE_MARKS = '\\u0300\\u0301\\u0304\\u030c';
/** A spelling with letters and marks separated (NFD). */
const SPELLING = new RegExp(`^[a-z'’ \\u00a0\\u3000·\\u0302\\u0308ɡ1-5${TONE_MARKS}-]+$`);
const TONED = new RegExp(`[${TONE_MARKS}]`);
const SPACES = ' \u3000\u00a0';
const MARKS = '，。、；：？！）》〉」』】〕”’…—·～（《「『【“‘,.;:!?)、';
/** Text after a reading that is being explained: 氡(dōng)：, 荨(qián)是. */
const EXPLAINED = /^[ ]?[：:是指即意读讀音]/;
/** No writer gives the reading of this many everyday characters in one article. */
const MIN_GLOSSED = 2;
/** If fewer of the machine's readings have tones, a reading with tones was added by a writer. */
const SOMETIMES_TONED = 0.1;
/** A writer's own space may follow one gloss in a hundred (between two headlines), but not one in ten. */
const SOMETIMES_SPACED = 0.1;
const MOSTLY_SPACED = 0.5;

/**
 * Every bracket that gives the reading of the characters before it, in order. Capitals never count: (GDP), (Na), (He).
 */
export function findGlosses(text: string): Gloss[] {
  const glosses: Gloss[] = [];
  for (const match of text.matchAll(OPEN)) {
    const open = match.index;
    const close = closingOf(text, open);
    if (close < 0 || open === 0) continue;
    const read = readBefore(text, open, close);
    if (read) glosses.push(describe(text, { start: open, end: close + 1 }, read));
  }
  return glosses;
}

interface Read {
  /** Number of characters before the bracket that it reads. */
  readonly chars: number;
  readonly hasTones: boolean;
  readonly isUnusual: boolean;
}

/** Usual readings of single characters, by character and spelling. Most readings of a text are among them. */
const plainReadings = new Map<string, Read | null>();

function readBefore(text: string, open: number, close: number): Read | null {
  const inner = text.slice(open + 1, close);
  const key = text.charAt(open - 1) + inner;
  const known = plainReadings.get(key);
  if (known) return known;
  const spelled = inner.trim().normalize('NFD');
  if (!SPELLING.test(spelled)) return null;
  const before = hanBefore(text, open);
  const chars = countRead(before, spelled);
  if (chars === 0) return null;
  const hasTones = TONED.test(spelled);
  const isRare = hasTones && !before.slice(-chars).every(isCommonChar);
  const isUnusual = isRare || (chars === 1 && hasTones && !isUsualReading(before, spelled));
  const read = { chars, hasTones, isUnusual };
  if (chars === 1 && !isUnusual && plainReadings.size < MAX_KNOWN) plainReadings.set(key, read);
  return read;
}

function describe(text: string, { start, end }: Span, { chars, hasTones, isUnusual }: Read): Gloss {
  const hasSpace = SPACES.includes(text.charAt(end)) && end < text.length;
  const next = text.charAt(hasSpace ? end + 1 : end);
  const isExplained = hasTones && !hasSpace && EXPLAINED.test(text.slice(end, end + 2));
  const mayBeMeant = hasTones && (isUnusual || isExplained);
  return { start, end, chars, hasTones, hasSpace, next: isHan(next) ? 'han' : kindOfMark(next), mayBeMeant };
}

function kindOfMark(char: string): 'mark' | 'other' {
  return char !== '' && MARKS.includes(char) ? 'mark' : 'other';
}

/**
 * Decides which readings a machine added: every reading if the article gives readings with tones for everyday
 * characters, otherwise all but those that a writer may have wanted.
 */
export function chooseGlosses(glosses: readonly Gloss[]): (gloss: Gloss) => boolean {
  const everyday = glosses.filter((gloss) => !gloss.mayBeMeant);
  const toned = everyday.filter((gloss) => gloss.hasTones).length;
  const isGlossed = everyday.length >= MIN_GLOSSED && toned > everyday.length * SOMETIMES_TONED;
  return isGlossed ? () => true : (gloss) => !gloss.mayBeMeant;
}

/**
 * The edits that remove glosses. The space after a gloss goes too if glosses of this article bring a space (`spaced`,
 * see {@link shareSpaced}). Before a Latin word or a number, where spaces are common, it goes only if most glosses
 * bring one.
 */
export function editsOfGlosses(glosses: readonly Gloss[], spaced: number): Edit[] {
  return glosses.map(({ start, end, hasSpace, next }) => {
    const takesSpace = hasSpace && spaced >= (next === 'other' ? MOSTLY_SPACED : SOMETIMES_SPACED);
    return { start, end: takesSpace ? end + 1 : end, text: '' };
  });
}

/** Share of the glosses before Chinese text that have a space after them, 0 to 1; 1 if there are none. */
export function shareSpaced(glosses: readonly Gloss[]): number {
  const followed = glosses.filter((gloss) => gloss.next !== 'other');
  return followed.length === 0 ? 1 : followed.filter((gloss) => gloss.hasSpace).length / followed.length;
}

function closingOf(text: string, open: number): number {
  const limit = Math.min(text.length, open + MAX_GLOSS_CHARS + 2);
  for (let i = open + 1; i < limit; i++) {
    const char = text.charAt(i);
    if (char === ')' || char === '）') return i;
    if (char === '(' || char === '（' || char === '\n') return -1;
  }
  return -1;
}
