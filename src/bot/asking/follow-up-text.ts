import type { Day } from '../../model/day.ts';
import { MAX_QUESTION_CHARS } from '../../model/question.ts';
import type { Span } from '../../model/span.ts';
import { placesIn } from '../../text/names/places.ts';
import { fold } from '../../text/script/fold.ts';
import { datesIn } from '../../text/time/dates.ts';

/** Longer questions say themselves what they are about. */
const MAX_ELLIPTIC_CHARS = 24;
/** Begins as only a further question does. */
const OPENING = /^(那么|那|还有|另外|然后|再|其中|具体|and|then|what about|how about|also)/i;
/** Points at something said before. */
const POINTING = /它|他|她|该|此|这|那|其|上述|\b(it|its|they|their|them|he|she|his|her|this|that|these|those)\b/i;
/** Asks nothing but by its ending (去年呢？). */
const TRAILING = /(呢|吗)?[？?]?$/;

/** True for a question that cannot be understood without what was asked before it (那去年呢？). */
export function isElliptic(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > MAX_ELLIPTIC_CHARS) return false;
  if (OPENING.test(trimmed) || POINTING.test(trimmed)) return true;
  return /呢[？?]?$/.test(trimmed) || trimmed.replace(TRAILING, '').length <= 4;
}

/**
 * What to look up for a further question: itself where it stands alone. One that names just another time or place
 * (那去年呢？) is the latest of the earlier questions with that in the place of its own; any other stands behind it.
 */
export function joinTurns(earlier: readonly string[], text: string, now: Day): string {
  const previous = earlier.at(-1);
  if (previous === undefined || !isElliptic(text)) return text;
  const joined = exchange(previous, text, now) ?? `${withoutDates(previous, text, now)} ${text}`;
  return joined.length > MAX_QUESTION_CHARS ? text : joined;
}

type Finder = (text: string) => Span[];

/** The earlier question with the time or the place exchanged that the further one consists of. */
function exchange(previous: string, text: string, now: Day): string | undefined {
  const core = text
    .trim()
    .replace(OPENING, '')
    .replace(TRAILING, '')
    .replace(/^[，,\s]+/, '');
  const findDates: Finder = (part) => spansIn(part, (folded) => datesIn(folded, now));
  if (isWhole(core, findDates)) {
    const dates = findDates(previous);
    return dates.length === 0 ? `${core}${previous}` : replaceFirst(previous, dates, core);
  }
  const findPlaces: Finder = (part) => spansIn(part, placesIn);
  const places = findPlaces(previous);
  return isWhole(core, findPlaces) && places.length > 0 ? replaceFirst(previous, places, core) : undefined;
}

/** Two times in one question would both be looked for. */
function withoutDates(previous: string, text: string, now: Day): string {
  const find: Finder = (part) => spansIn(part, (folded) => datesIn(folded, now));
  return find(text).length === 0 ? previous : replaceFirst(previous, find(previous), '');
}

function isWhole(core: string, find: Finder): boolean {
  const [first] = find(core);
  return first !== undefined && first.start === 0 && first.end === core.length;
}

/** `text` with the first span replaced and the others left out. */
function replaceFirst(text: string, spans: readonly Span[], replacement: string): string {
  let result = '';
  let at = 0;
  spans.forEach(({ start, end }, i) => {
    result += text.slice(at, start) + (i === 0 ? replacement : '');
    at = end;
  });
  return result + text.slice(at);
}

/** Where a finder of folded text finds something, in the text as it was written. */
function spansIn(text: string, find: (folded: string) => readonly { readonly span: Span }[]): Span[] {
  const folded = fold(text);
  return find(folded.text).map(({ span }) => ({
    start: folded.toOriginal(span.start),
    end: folded.toOriginal(span.end),
  }));
}
