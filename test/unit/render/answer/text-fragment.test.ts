import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkToQuotes, textDirective } from '../../../../src/render/answer/text-fragment.ts';

const QUOTE = '要持续做好对河北省灵寿县、吉林省汪清县、广西壮族自治区田东县的帮扶。';
const decoded = (text: string | undefined) => decodeURIComponent(text ?? '');

describe('textDirective', () => {
  it('names a short quotation whole, without the marks at its ends', () => {
    expect(decoded(textDirective('“何立峰主持召开会议。”'))).toBe('text=何立峰主持召开会议');
  });

  it('names a long one by its first and last words', () => {
    const [start = '', end = ''] = decoded(textDirective(QUOTE)).replace('text=', '').split(',');
    expect(QUOTE.startsWith(start)).toBe(true);
    expect(QUOTE.endsWith(`${end}。`)).toBe(true);
    expect(start.length).toBeGreaterThan(5);
    expect(end.length).toBeGreaterThan(5);
  });

  it('names one over several lines by the words at its ends, each within its line', () => {
    const text = decoded(textDirective('第一段说的是帮扶工作。\n中间。\n最后一段说的是结果。'));
    expect(text).toBe('text=第一段说的是帮扶工作,最后一段说的是结果');
  });

  it('encodes what has a meaning in a directive', () => {
    expect(textDirective('A-B, C & D')).toBe('text=A%2DB%2C%20C%20%26%20D');
  });

  it('is nothing for a quotation of marks alone', () => {
    expect(textDirective(' 。“”\n')).toBeUndefined();
  });
});

describe('linkToQuotes', () => {
  it('keeps a fragment of the page itself', () => {
    expect(linkToQuotes('https://example.org/a#part', ['会议'], 512)).toBe(
      'https://example.org/a#part:~:text=%E4%BC%9A%E8%AE%AE',
    );
  });

  it('names several quotations of a page', () => {
    const link = linkToQuotes('https://example.org/a', ['会议', '帮扶'], 512);
    expect(decoded(link ?? '')).toBe('https://example.org/a#:~:text=会议&text=帮扶');
  });

  it('leaves out what does not fit, and is nothing where the address itself does not', () => {
    expect(linkToQuotes('https://example.org/a', ['会议', '帮扶'], 60)).toBe(
      'https://example.org/a#:~:text=%E4%BC%9A%E8%AE%AE',
    );
    expect(linkToQuotes('https://example.org/a', ['会议'], 10)).toBeNull();
  });

  it('leads nowhere but to the web', () => {
    expect(linkToQuotes('javascript:alert(1)', ['会议'], 512)).toBeNull();
    expect(linkToQuotes('ftp://example.org/a', ['会议'], 512)).toBeNull();
    expect(linkToQuotes('no address', ['会议'], 512)).toBeNull();
  });

  it('is an address within the limit for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.integer({ min: 25, max: 512 }), (quote, max) => {
        const link = linkToQuotes('https://example.org/a', [quote], max);
        return link !== null && link.length <= max && URL.canParse(link) && !/[\s()<>]/.test(link);
      }),
    );
  });
});
