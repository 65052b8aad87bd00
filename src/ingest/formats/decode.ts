import iconv from 'iconv-lite';
import { isCommonChar } from '../../text/script/common-chars.ts';

/** The text of a file, or the reason why it has none. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly reason: string };

/** Bytes at the beginning that tell the encoding, so that a large file is not looked through twice. Chosen by hand. */
const SAMPLE_BYTES = 64 * 1024;
/** A text that has lost a larger share of its characters is not worth showing. Chosen by hand. */
const MAX_LOST_SHARE = 0.05;
/**
 * Text in a wrong encoding is mostly rare characters; the share of everyday ones in correct text is rarely lower than
 * this.
 */
const MIN_COMMON_SHARE = 0.6;

/**
 * Finds the encoding: byte order mark, UTF-16 by its zero bytes, strict UTF-8, then GB18030 or Big5, whichever gives
 * more everyday characters; the page's own declaration decides between equals. UTF-8 with a few broken bytes stays
 * UTF-8, with U+FFFD at each broken place.
 */
export function decodeBytes(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { ok: false, reason: 'it is empty' };
  const marked = decodeByMark(bytes);
  if (marked) return marked;
  if (isBinary(bytes)) return { ok: false, reason: 'it is not text (binary data)' };
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { ok: true, text: utf8, encoding: 'utf-8' };
  return decodeByLook(bytes);
}

function decodeByMark(bytes: Uint8Array): Decoded | undefined {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeKnown(bytes, 'utf-8');
  if (a === 0xff && b === 0xfe) return decodeKnown(bytes, 'utf-16le');
  if (a === 0xfe && b === 0xff) return decodeKnown(bytes, 'utf-16be');
  return utf16WithoutMark(bytes);
}

/** In Chinese UTF-16 only line ends and digits have zero bytes, always at every second place. */
function utf16WithoutMark(bytes: Uint8Array): Decoded | undefined {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2] = (zeros[i % 2] as number) + 1;
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || even + odd < 2 || Math.min(even, odd) * 20 > Math.max(even, odd)) return undefined;
  const decoded = decodeKnown(bytes, odd > even ? 'utf-16le' : 'utf-16be');
  return decoded.ok && hasControls(decoded.text.slice(0, SAMPLE_BYTES)) ? undefined : decoded;
}

function decodeKnown(bytes: Uint8Array, encoding: string): Decoded {
  const plain = new TextDecoder(encoding).decode(bytes);
  const text = encoding === 'big5' && PRIVATE.test(plain) ? iconv.decode(Buffer.from(bytes), 'big5hkscs') : plain;
  if (text.trim() === '') return { ok: false, reason: 'it is empty' };
  const lost = lostShare(text);
  if (lost > MAX_LOST_SHARE) return undecodable(lost);
  return { ok: true, text, encoding };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The private characters that Node makes of Hong Kong's additions to Big5 (啫, 喺). */
const PRIVATE = /[\ue000-\uf8ff]/;
/** Punctuation and full-width forms, which exist in every encoding. */
const MARKS = /[\u00a0-\u00bf\u2010-\u2027\u3000-\u3020\uff00-\uffef]/;

interface Look {
  readonly encoding: string;
  readonly lost: number;
  readonly common: number;
}

function decodeByLook(bytes: Uint8Array): Decoded {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const declared = /charset\s*=\s*["']?\s*([a-z0-9-]{3,12})/i.exec(
    new TextDecoder('latin1').decode(sample.subarray(0, 2048)),
  )?.[1];
  const looks = ['utf-8', 'gb18030', 'big5'].map((encoding) => lookAt(sample, encoding, declared));
  const best = looks.reduce((a, b) => (scoreOf(b) > scoreOf(a) ? b : a));
  if (best.lost > MAX_LOST_SHARE) return undecodable(best.lost);
  if (best.common < MIN_COMMON_SHARE && best.encoding !== 'utf-8') {
    return { ok: false, reason: 'its encoding is none of UTF-8, UTF-16, GB18030 and Big5' };
  }
  return decodeKnown(bytes, best.encoding);
}

function lookAt(sample: Uint8Array, encoding: string, declared: string | undefined): Look {
  const text = new TextDecoder(encoding).decode(sample, { stream: true });
  let letters = 0;
  let everyday = 0;
  for (const char of text) {
    if (char < '\u0080' || MARKS.test(char)) continue;
    letters++;
    if (isCommonChar(char)) everyday++;
  }
  const isDeclared = declared !== undefined && sameEncoding(declared.toLowerCase(), encoding);
  return {
    encoding,
    lost: lostShare(text),
    common: (letters === 0 ? 0 : everyday / letters) + (isDeclared ? 0.05 : 0),
  };
}

function sameEncoding(declared: string, encoding: string): boolean {
  if (encoding === 'gb18030') return declared.startsWith('gb');
  return declared.replace('utf8', 'utf-8').startsWith(encoding);
}

function scoreOf({ lost, common }: Look): number {
  return common - 5 * lost;
}

function lostShare(text: string): number {
  let lost = 0;
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) lost++;
  return lost / Math.max(1, text.length);
}

function undecodable(lost: number): Decoded {
  return { ok: false, reason: `it cannot be decoded (${Math.round(lost * 100)} % of its characters are lost)` };
}

function isBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return controls > sample.length / 50;
}

function hasControls(text: string): boolean {
  let controls = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 9 || (code > 13 && code < 32)) controls++;
  }
  return controls > text.length / 50;
}
