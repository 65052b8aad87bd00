import type { Postings } from '../../ranking/postings.ts';

/** A frequency below this shares a number with the distance to the previous document; nearly all do. */
const SMALL = 7;
/** A number is the distance times this, and the frequency. */
const RADIX = 8;
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
    const small = value % RADIX;
    this.document += (value - small) / RADIX;
    this.frequency = small === 0 ? this.#number() : small;
    return true;
  }

  #number(): number {
    const bytes = this.#bytes;
    let byte = bytes[this.#at++] as number;
    if (byte < MORE) return byte;
    let value = byte - MORE;
    for (let factor = MORE; byte >= MORE; factor *= MORE) {
      byte = bytes[this.#at++] as number;
      value += (byte & PAYLOAD) * factor;
    }
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
