import iconv from 'iconv-lite';
import { decodeBytes } from '../formats/decode.ts';

/** The flag of an entry with a UTF-8 name. */
const UTF8_FLAG = 0x800;
/** The extra field with the name in UTF-8, beside the name in the packer's own encoding (Info-ZIP). */
const UNICODE_PATH = 0x7075;
const UNICODE_PATH_HEAD = 5;
const ASCII = /^[\x20-\x7e]*$/;

interface NamedEntry {
  readonly generalPurposeBitFlag: number;
  readonly extraFields: readonly { readonly id: number; readonly data: Buffer }[];
}

/**
 * The name of an entry: UTF-8 if it is declared or valid, else the encoding that fits its characters, GBK first
 * (Windows).
 */
export function decodeEntryName(raw: Buffer, { generalPurposeBitFlag, extraFields }: NamedEntry): string {
  const extra = extraFields.find(({ id }) => id === UNICODE_PATH)?.data.subarray(UNICODE_PATH_HEAD);
  return decode(extra ?? raw, (generalPurposeBitFlag & UTF8_FLAG) !== 0 || extra !== undefined).replaceAll('\\', '/');
}

function decode(raw: Buffer, isUtf8: boolean): string {
  const latin = raw.toString('latin1');
  if (isUtf8) return raw.toString('utf8');
  if (ASCII.test(latin)) return latin;
  const decoded = decodeBytes(raw);
  const isWide = decoded.ok && decoded.encoding.startsWith('utf-16');
  return decoded.ok && !isWide ? decoded.text : iconv.decode(raw, 'gb18030');
}

/** True if a name points outside the folder into which it is unpacked. */
export function leadsOut(name: string): boolean {
  return name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\u0000');
}
