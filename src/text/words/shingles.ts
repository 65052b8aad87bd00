import { foldText } from '../script/fold.ts';

/** A sketch of a text that shows near copies. */
export interface Shingles {
  /** The letters, digits and Han characters of the text, folded. */
  readonly ink: string;
  /** The smallest hashes of its runs of eight characters, ascending, each once. */
  readonly smallest: readonly number[];
}

/** Length of the compared runs of characters. Chosen by hand. */
const RUN_CHARS = 8;
/** Number of hashes in a sketch. Chosen by hand. */
const SKETCH_SIZE = 64;
/** Only hashes below this, a quarter of all, are sorted. */
const CEILING = 0x40000000;
const BASE = 0x01000193;
const INK = /[\p{L}\p{N}]/u;
const UNKNOWN = 0;
const IS_INK = 1;
const IS_NOT = 2;
/** For each UTF-16 unit, whether it is ink; filled in when a unit first appears. */
const kinds = new Uint8Array(0x10000);
const NUMBER = /\d+/g;

/**
 * The sketch of a text for {@link similarityOf}; script, width and punctuation do not matter.
 * @see Broder: On the resemblance and containment of documents, 1997 (bottom-k shingled)
 */
export function shinglesOf(text: string): Shingles {
  const ink = inkOf(foldText(text));
  const hashes = runHashes(ink)
    .filter((hash) => hash < CEILING)
    .sort();
  const smallest: number[] = [];
  for (const hash of hashes) {
    if (smallest.length === SKETCH_SIZE) break;
    if (hash !== smallest.at(-1)) smallest.push(hash);
  }
  return { ink, smallest };
}

/**
 * Likeness of two texts, 0 to 1: the share of the shorter one's runs of eight characters that the other contains. It is
 * 0 if the longer one is over one and a half times as long or their numbers differ (two days of one bulletin are two
 * articles).
 */
export function similarityOf(one: Shingles, other: Shingles): number {
  if (one.ink === other.ink) return 1;
  const [short, long] = one.ink.length <= other.ink.length ? [one.ink, other.ink] : [other.ink, one.ink];
  if (short.length < 4 * RUN_CHARS || long.length > 1.5 * short.length || !haveSameNumbers(short, long)) return 0;
  const held = new Set(runHashes(long));
  const wanted = new Set(runHashes(short));
  let shared = 0;
  for (const hash of wanted) if (held.has(hash)) shared++;
  return shared / wanted.size;
}

function haveSameNumbers(short: string, long: string): boolean {
  const numbers = new Set(long.match(NUMBER));
  const own = [...new Set(short.match(NUMBER))];
  const missing = own.filter((number) => !numbers.has(number)).length;
  return missing <= own.length / 10;
}

function inkOf(folded: string): string {
  const units = new Uint16Array(folded.length);
  let length = 0;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    if (kinds[code] === UNKNOWN) kinds[code] = isInk(code) ? IS_INK : IS_NOT;
    if (kinds[code] === IS_INK) units[length++] = code;
  }
  return Buffer.from(units.buffer, 0, 2 * length).toString('utf16le');
}

/** Halves of characters beyond the basic plane count as ink, because nearly all of them are Han. */
function isInk(code: number): boolean {
  return (code >= 0xd800 && code <= 0xdfff) || INK.test(String.fromCharCode(code));
}

/** A hash for every run of eight characters; one hash of the whole for a shorter text. */
function runHashes(ink: string): Uint32Array {
  const count = Math.max(1, ink.length - RUN_CHARS + 1);
  const hashes = new Uint32Array(count);
  let power = 1;
  for (let i = 0; i < RUN_CHARS; i++) power = Math.imul(power, BASE);
  let hash = 0;
  for (let i = 0; i < ink.length; i++) {
    hash = Math.imul(hash, BASE) + ink.charCodeAt(i);
    if (i >= RUN_CHARS) hash -= Math.imul(power, ink.charCodeAt(i - RUN_CHARS));
    if (i >= RUN_CHARS - 1) hashes[i - RUN_CHARS + 1] = scatter(hash);
  }
  if (ink.length < RUN_CHARS) hashes[0] = scatter(hash);
  return hashes;
}

/** Spreads a hash over all 32 bits (the finaliser of MurmurHash3). */
function scatter(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
