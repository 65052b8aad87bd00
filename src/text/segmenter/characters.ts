import type { Span } from '../../model/span.ts';

/** Text as the code points that it is cut by. */
export interface Characters {
  readonly codePoints: Int32Array;
  /** Offset of each in UTF-16 units, and one more behind the last. */
  readonly offsets: Int32Array;
}

export function charactersOf(text: string): Characters {
  const codePoints = new Int32Array(text.length);
  const offsets = new Int32Array(text.length + 1);
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const codePoint = text.codePointAt(at) as number;
    codePoints[count] = codePoint;
    at += codePoint > 0xffff ? 2 : 1;
    offsets[count + 1] = at;
  }
  return { codePoints: codePoints.subarray(0, count), offsets };
}

/** The span in UTF-16 units of characters[start..end). */
export function spanOf({ offsets }: Characters, start: number, end: number): Span {
  return { start: offsets[start] as number, end: offsets[end] as number };
}
