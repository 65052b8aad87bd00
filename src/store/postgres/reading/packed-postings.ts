import type { Postings } from '../../ranking/postings.ts';

/** A frequency below this shares a number with the distance to the previous document; nearly all do. */
const SMALL = 7;
const BITS = 3;
/** A number is the distance times this, and the frequency. */
const RADIX = 2 ** BITS;
/** Bits of a number in a byte. */
const GROUP = 7;
const SHORT = 2 ** 31 - 1;
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
    pushNumber(bytes, (document - before) * RADIX + (isSmall ? frequency : 0));
    if (!isSmall) pushNumber(bytes, frequency);
    before = document;
  }
  return Uint8Array.from(bytes);
}

/** The packed postings; `base` is added to every document number. */
export function unpackPostings(bytes: Uint8Array, base = 0): Postings {
  const documents = new Uint32Array(bytes.length);
  const frequencies = new Uint16Array(bytes.length);
  const reader = new PostingReader(bytes);
  let count = 0;
  for (reader.start(0, bytes.length); reader.next(); count++) {
    documents[count] = base + reader.document;
    frequencies[count] = reader.frequency;
  }
  return { documents: documents.slice(0, count), frequencies: frequencies.slice(0, count) };
}

/**
 * Reads packed postings one after the other. An object with fields, because a question reads some hundred thousand of
 * them and a function that is called back for each takes several times as long.
 */
export class PostingReader {
  document = 0;
  frequency = 0;
  readonly #bytes: Uint8Array;
  #at = 0;
  #end = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Begins with the postings between two places of the bytes. */
  start(at: number, end: number): void {
    this.document = 0;
    this.#at = at;
    this.#end = end;
  }

  /** Reads the next posting into the fields. @returns false at the end, which leaves them as they are. */
  next(): boolean {
    if (this.#at >= this.#end) return false;
    const value = this.#number();
    // Whole numbers of 31 bits are taken apart several times as fast as others.
    const isShort = value <= SHORT;
    const small = isShort ? value & (RADIX - 1) : value % RADIX;
    this.document += isShort ? value >> BITS : (value - small) / RADIX;
    this.frequency = small === 0 ? this.#number() : small;
    return true;
  }

  #number(): number {
    const bytes = this.#bytes;
    let at = this.#at;
    let byte = bytes[at++] as number;
    let value = byte & PAYLOAD;
    for (let shift = GROUP; byte >= MORE; shift += GROUP) {
      byte = bytes[at++] as number;
      // A shift by 28 or more could lose bits.
      if (shift < 4 * GROUP) value |= (byte & PAYLOAD) << shift;
      else value += (byte & PAYLOAD) * 2 ** shift;
    }
    this.#at = at;
    return value;
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
