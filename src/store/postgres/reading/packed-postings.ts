import type { Postings } from '../../ranking/postings.ts';

/** A frequency below this shares a number with the distance to the previous document; nearly all do. */
const SMALL = 7;
const BITS = 3;
const MORE = 0x80;
const PAYLOAD = 0x7f;

/**
 * Packs postings into bytes: for each document the distance to the one before, shifted, with the frequency in its last
 * bits (0 if the frequency follows as a number of its own). Each number is split into groups of seven bits, the lowest
 * first. Most postings take a byte or two.
 */
export function packPostings(documents: ArrayLike<number>, frequencies: ArrayLike<number>): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (let i = 0; i < documents.length; i++) {
    const document = documents[i] as number;
    const frequency = frequencies[i] as number;
    const isSmall = frequency <= SMALL;
    pushNumber(bytes, (document - before) * 2 ** BITS + (isSmall ? frequency : 0));
    if (!isSmall) pushNumber(bytes, frequency);
    before = document;
  }
  return Uint8Array.from(bytes);
}

/** The packed postings; `base` is added to every document number. */
export function unpackPostings(bytes: Uint8Array, base = 0): Postings {
  const documents = new Uint32Array(bytes.length);
  const frequencies = new Uint16Array(bytes.length);
  let count = 0;
  walkPostings(bytes, { at: 0, end: bytes.length }, (document, frequency) => {
    documents[count] = base + document;
    frequencies[count++] = frequency;
    return true;
  });
  return { documents: documents.slice(0, count), frequencies: frequencies.slice(0, count) };
}

/** Calls back with every document and frequency between two places of the bytes, until that says false. */
export function walkPostings(
  bytes: Uint8Array,
  { at, end }: { readonly at: number; readonly end: number },
  onPosting: (document: number, frequency: number) => boolean,
): void {
  let document = 0;
  let next = at;
  const read = (): number => {
    let byte = bytes[next++] as number;
    let value = byte & PAYLOAD;
    for (let factor = MORE; byte & MORE; factor *= MORE) {
      byte = bytes[next++] as number;
      value += (byte & PAYLOAD) * factor;
    }
    return value;
  };
  while (next < end) {
    const value = read();
    const small = value % 2 ** BITS;
    document += (value - small) / 2 ** BITS;
    if (!onPosting(document, small === 0 ? read() : small)) return;
  }
}

function pushNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= MORE) {
    bytes.push((rest % MORE) | MORE);
    rest = Math.floor(rest / MORE);
  }
  bytes.push(rest);
}
