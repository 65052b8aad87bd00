import type { Span } from '../model/span.ts';
import { isCommonChar } from './common-chars.ts';
import type { Edit } from './offset-map.ts';
import { countRead, hanBefore, isHan, isUsualReading } from './readings.ts';

/** A bracket behind Han characters that spells their reading: 協(xié), 習(xi), 總書記（zǒng shū jì）. */
export interface Gloss extends Span {
  /** How many Han characters before it the reading covers. */
  readonly chars: number;
  readonly hasTones: boolean;
  /** True where one space stands behind it; `end` leaves that space out. */
  readonly hasSpace: boolean;
  /** What stands behind the bracket and that space. */
  readonly next: 'han' | 'mark' | 'other';
  /** True where a writer may have meant it: with tones, of a rare character, an unusual reading or one explained. */
  readonly mayBeMeant: boolean;
}

const MAX_GLOSS_CHARS = 60;
const OPEN = /[(（]/g;
const TONE_MARKS = '\\u0300\\u0301\\u0304\\u030c';
/** A spelling whose letters and marks stand apart (NFD). */
const SPELLING = new RegExp(`^[a-z'’ \\u00a0\\u3000·\\u0302\\u0308ɡ1-5${TONE_MARKS}-]+$`);
const TONED = new RegExp(`[${TONE_MARKS}]`);
const CJK_MARK = /[\u3001-\u303f\uff00-\uff0f\uff1a-\uff20“”‘’…—,.;:!?、)]/;
/** Behind a reading that is being explained: 氡(dōng)：, 荨(qián)是. */
const EXPLAINED = /^[ ]?[：:是指即意读讀音]/;
/** So many readings of everyday characters in one article are no writer's choice. */
const MIN_GLOSSED = 2;
/** With fewer tones among the machine's readings, one with tones is a writer's. */
const SOMETIMES_TONED = 0.1;
/** A writer's own space may follow one gloss in a hundred (between two headlines), not one in ten. */
const SOMETIMES_SPACED = 0.1;
const MOSTLY_SPACED = 0.5;

/** Every bracket that is a reading of the characters right before it, in order. Capitals are never: (GDP), (Na), (He). */
export function findGlosses(text: string): Gloss[] {
  const glosses: Gloss[] = [];
  for (const match of text.matchAll(OPEN)) {
    const open = match.index;
    const close = closingOf(text, open);
    if (close < 0 || open === 0) continue;
    const spelled = text
      .slice(open + 1, close)
      .trim()
      .normalize('NFD');
    if (!SPELLING.test(spelled)) continue;
    const before = hanBefore(text, open);
    const chars = countRead(before, spelled);
    if (chars > 0) glosses.push(describe(text, { start: open, end: close + 1 }, { before, chars, spelled }));
  }
  return glosses;
}

interface Read {
  /** The run of Han characters before the bracket, and how many of its last ones are read. */
  readonly before: readonly string[];
  readonly chars: number;
  readonly spelled: string;
}

function describe(text: string, span: Span, { before, chars, spelled }: Read): Gloss {
  const hasTones = TONED.test(spelled);
  const hasSpace = /[ \u3000\u00a0]/.test(text.charAt(span.end));
  const next = String.fromCodePoint(text.codePointAt(span.end + (hasSpace ? 1 : 0)) ?? 0);
  const isUnusual = chars === 1 && hasTones && !isUsualReading(before, spelled);
  const isExplained = hasTones && !hasSpace && EXPLAINED.test(text.slice(span.end, span.end + 2));
  return {
    ...span,
    chars,
    hasTones,
    hasSpace,
    next: isHan(next) ? 'han' : CJK_MARK.test(next) ? 'mark' : 'other',
    mayBeMeant: hasTones && (isUnusual || isExplained || !before.slice(-chars).every(isCommonChar)),
  };
}

/**
 * Which readings of an article were put there by a machine. In an article full of them all are, but those a writer may
 * have meant among many without tones; where there are few, those a writer may have meant stay.
 */
export function chooseGlosses(glosses: readonly Gloss[]): (gloss: Gloss) => boolean {
  const everyday = glosses.filter((gloss) => !gloss.mayBeMeant);
  const toned = everyday.filter((gloss) => gloss.hasTones).length;
  const isGlossed = everyday.length >= MIN_GLOSSED && toned > everyday.length * SOMETIMES_TONED;
  return isGlossed ? () => true : (gloss) => !gloss.mayBeMeant;
}

/**
 * The edits that take glosses out. The stray space behind one goes too where glosses of this article bring one (`spaced`,
 * see {@link shareSpaced}); before a Latin word or a number, where spaces are common, only where most of them do.
 */
export function editsOfGlosses(glosses: readonly Gloss[], spaced: number): Edit[] {
  return glosses.map(({ start, end, hasSpace, next }) => {
    const takesSpace = hasSpace && spaced >= (next === 'other' ? MOSTLY_SPACED : SOMETIMES_SPACED);
    return { start, end: takesSpace ? end + 1 : end, text: '' };
  });
}

/** Share of glosses with a space behind them among those that Chinese follows, 0 to 1; 1 where there are none. */
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
