import { describe, expect, it } from 'vitest';
import { decodeBytes } from '../../../../src/ingest/formats/decode.ts';

const TEXT = '国家发展改革委定点帮扶灵寿县，2022年6月。';
/** 中文資料 and 中文资料库很大 in Big5 and GBK, by hand from the code tables. */
const BIG5 = Uint8Array.from([0xa4, 0xa4, 0xa4, 0xe5, 0xb8, 0xea, 0xae, 0xc6]);
const GBK = Uint8Array.from([0xd6, 0xd0, 0xce, 0xc4, 0xd7, 0xca, 0xc1, 0xcf]);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
}

describe('decoding', () => {
  it.each([
    ['utf-8', Buffer.from(TEXT), TEXT],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(TEXT)]), TEXT],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16(TEXT, true)]), TEXT],
    ['utf-16be', Buffer.concat([Buffer.from([0xfe, 0xff]), utf16(TEXT, false)]), TEXT],
    ['utf-16le', utf16(`${TEXT}\n`, true), `${TEXT}\n`],
    ['big5', BIG5, '中文資料'],
    ['gb18030', GBK, '中文资料'],
  ])('finds %s', (encoding, bytes, text) => {
    expect(decodeBytes(bytes)).toEqual({ ok: true, text, encoding });
  });

  it('keeps UTF-8 with one broken byte as UTF-8 and shows the loss', () => {
    const bytes = Buffer.from(TEXT.repeat(4));
    bytes[10] = 0xff;
    const decoded = decodeBytes(bytes);
    expect(decoded).toMatchObject({ ok: true, encoding: 'utf-8' });
    expect(decoded.ok && decoded.text).toContain('\ufffd');
  });

  it.each([
    ['empty', new Uint8Array(0), 'it is empty'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]),
      'it is not text (binary data)',
    ],
    ['a byte order mark alone', Uint8Array.from([0xef, 0xbb, 0xbf]), 'it is empty'],
  ])('refuses %s', (_, bytes, reason) => {
    expect(decodeBytes(bytes)).toEqual({ ok: false, reason });
  });

  it('refuses bytes that are text in no encoding it knows', () => {
    const bytes = Uint8Array.from({ length: 4_000 }, (_, i) => 128 + ((i * 7919) % 127));
    expect(decodeBytes(bytes).ok).toBe(false);
  });
});
