/** Characters around the false part of a claim; no text contains them. */
const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Marks words of a claim that its proof does not support. */
export function wrong(words: string): string {
  return `${OPEN}${words}${CLOSE}`;
}

/** A claim after its marks were removed. */
export interface Marked {
  readonly text: string;
  /** Offsets of the wrong parts in code points, ascending. */
  readonly wrong: readonly (readonly [number, number])[];
}

export function readMarks(claim: string): Marked {
  const found: [number, number][] = [];
  let text = '';
  let chars = 0;
  let start = 0;
  for (const char of claim) {
    if (char === OPEN) start = chars;
    else if (char === CLOSE) found.push([start, chars]);
    else {
      text += char;
      chars += 1;
    }
  }
  return { text, wrong: found };
}

/** A piece of a claim and its start. */
type Piece = readonly [at: number, text: string];

/** The claim with two pieces swapped, both marked. */
export function swapped(claim: string, a: Piece, b: Piece): string {
  const [[at, one], [behind, other]] = a[0] < b[0] ? [a, b] : [b, a];
  return (
    claim.slice(0, at) +
    wrong(other) +
    claim.slice(at + one.length, behind) +
    wrong(one) +
    claim.slice(behind + other.length)
  );
}
