/** Where in a word a character stands: at its beginning, its end, in its middle, or alone. The order is that of the model file. */
const PLACES = 4;
const [END, ALONE] = [1, 3];
/** Logarithm of the chance of something that was never seen; also in the model file. */
export const IMPOSSIBLE = -3.14e100;

/**
 * A hidden Markov model of where in words characters stand, as natural logarithms of chances. Places are numbered 0 to 3:
 * beginning, end, middle, alone.
 */
export interface PlaceModel {
  /** Of each place for the first character. */
  readonly start: readonly number[];
  /** Of place b behind place a, at `4 * a + b`. */
  readonly transitions: readonly number[];
  /** `emissions[place]`: of each character of the basic plane; others are `IMPOSSIBLE`. */
  readonly emissions: readonly Float64Array[];
}

function isAscii(codePoint: number): boolean {
  return codePoint < 0x80;
}

function isDigit(codePoint: number): boolean {
  return codePoint >= 0x30 && codePoint <= 0x39;
}

function isLetter(codePoint: number): boolean {
  const lower = codePoint | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

const DOT = 0x2e;

/**
 * Ends of the words that a run of characters falls into of which the dictionary knows none: Latin letters with digits, numbers, other
 * ASCII characters alone, and the most probable places of all others.
 * @returns positions behind each word of codePoints[start..end), in order
 */
export function endsOfUnknown(codePoints: Int32Array, start: number, end: number, model: PlaceModel): number[] {
  const ends: number[] = [];
  let from = start;
  for (let at = start; at < end; ) {
    if (!isAscii(codePoints[at] as number)) {
      at++;
      continue;
    }
    endsByPlaces(codePoints, from, at, model, ends);
    at = endOfAscii(codePoints, at, end);
    ends.push(at);
    from = at;
  }
  endsByPlaces(codePoints, from, end, model, ends);
  return ends;
}

function endOfAscii(codePoints: Int32Array, at: number, end: number): number {
  const first = codePoints[at] as number;
  const goesOn = isLetter(first)
    ? (one: number) => isLetter(one) || isDigit(one)
    : (one: number) => isDigit(first) && (isDigit(one) || one === DOT);
  let behind = at + 1;
  while (behind < end && goesOn(codePoints[behind] as number)) behind++;
  return behind;
}

/**
 * Adds to `ends`. @see Viterbi: Error bounds for convolutional codes and an asymptotically optimum decoding algorithm,
 * 1967
 */
function endsByPlaces(codePoints: Int32Array, start: number, end: number, model: PlaceModel, ends: number[]): void {
  const length = end - start;
  if (length === 0) return;
  const scores = new Float64Array(length * PLACES).fill(IMPOSSIBLE);
  const before = new Uint8Array(length * PLACES).fill(END);
  for (let place = 0; place < PLACES; place++) {
    scores[place] = (model.start[place] as number) + chanceOf(model, place, codePoints[start] as number);
  }
  for (let i = 1; i < length; i++) {
    for (let place = 0; place < PLACES; place++) {
      const at = i * PLACES + place;
      const emission = chanceOf(model, place, codePoints[start + i] as number);
      for (let last = 0; last < PLACES; last++) {
        const transition = model.transitions[last * PLACES + place] as number;
        const score = (scores[(i - 1) * PLACES + last] as number) + transition + emission;
        if (score <= (scores[at] as number)) continue;
        scores[at] = score;
        before[at] = last;
      }
    }
  }
  const behind = (length - 1) * PLACES;
  let place = (scores[behind + END] as number) >= (scores[behind + ALONE] as number) ? END : ALONE;
  const found: number[] = [];
  for (let i = length - 1; i >= 0; i--) {
    if (place === END || place === ALONE) found.push(start + i + 1);
    place = before[i * PLACES + place] as number;
  }
  for (const one of found.reverse()) ends.push(one);
}

function chanceOf({ emissions }: PlaceModel, place: number, codePoint: number): number {
  return emissions[place]?.[codePoint] ?? IMPOSSIBLE;
}

/** The tag of a word that was only built. */
export const BUILT = 'x';

/**
 * Part of speech by the first ASCII characters, of which no more are looked at than half of the word has: x if there are none, m for digits
 * alone, eng for others.
 */
export function tagOfUnknown(codePoints: Int32Array, start: number, end: number): string {
  let left = (end - start) >> 1;
  let tag = BUILT;
  for (let at = start; at < end && left > 0; at++) {
    const codePoint = codePoints[at] as number;
    if (!isAscii(codePoint)) continue;
    if (!isDigit(codePoint)) return 'eng';
    tag = 'm';
    left--;
  }
  return tag;
}
