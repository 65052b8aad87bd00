import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clip,
  escapeMarkdown,
  escapeWithBold,
  quoteLines,
  removeUnseen,
  renderLink,
  unescapeMarkdown,
} from '../../../../src/render/discord/markdown.ts';

/** The text that Discord shows for escaped text. */
function shown(markdown: string): string {
  return markdown.replace(/\\([^0-9A-Za-z\s])/g, '$1');
}

describe('escapeMarkdown', () => {
  it.each([
    ['**粗**', '\\*\\*粗\\*\\*'],
    ['a_b_c', 'a\\_b\\_c'],
    ['~~x~~ ||y|| `z`', '\\~\\~x\\~\\~ \\|\\|y\\|\\| \\`z\\`'],
    ['# 题', '\\# 题'],
    ['C# 5 > 3', 'C# 5 > 3'],
    ['> 引', '\\> 引'],
    ['-# 小', '\\-# 小'],
    ['1. 一', '1\\. 一'],
    ['752.6亿元', '752.6亿元'],
    ['2.', '2\\.'],
    ['[x](https://evil.example)', '\\[x\\](https://evil.example)'],
    ['@everyone @here', '\\@everyone \\@here'],
    ['<@1> <@&2> <#3>', '\\<\\@1> \\<\\@&2> \\<#3>'],
    [':smile: 12:30', '\\:smile: 12:30'],
    ['\\*', '\\\\\\*'],
    ['https://example.org/a_b_c', 'https://example.org/a_b_c'],
  ])('turns %s into %s', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });

  it('is undone by unescapeMarkdown, so that a text can be used again', () => {
    const text = fc.array(
      fc.constantFrom('*', '_', '\\', '#', '> ', '\n', 'https://a.b/c_d', ':x:', '会', '1. ', '\u200b', '@'),
    );
    fc.assert(
      fc.property(text, (pieces) => {
        expect(unescapeMarkdown(escapeMarkdown(pieces.join('')))).toBe(removeUnseen(pieces.join('')));
      }),
    );
  });

  it('leaves out what hides or turns text around, and keeps emoji whole', () => {
    expect(escapeMarkdown('\u202e例\u2066题\u200b\ufeff')).toBe('例题');
    expect(escapeMarkdown('\u200b# 题')).toBe('\\# 题');
    expect(escapeMarkdown('甲\u200d乙 👩\u200d🌾 👩🏽\u200d🔧')).toBe('甲乙 👩\u200d🌾 👩🏽\u200d🔧');
  });

  it('keeps bold on the words meant where unseen characters stand before them', () => {
    expect(escapeWithBold('\u202e甲乙\u200b丙丁', [{ start: 4, end: 6 }])).toBe('甲乙**丙丁**');
  });

  it('shows every text as it is', () => {
    const texts = fc.array(
      fc.constantFrom('*', '_', '`', '|', '~', '<@1>', '@everyone', '\n', '> ', '# ', '会', '1. ', '[a](b)', '\\'),
    );
    fc.assert(
      fc.property(texts, (pieces) => {
        const text = pieces.join('');
        expect(shown(escapeMarkdown(text))).toBe(text);
      }),
    );
  });

  it('leaves no mention, mark or masked link alive', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const escaped = escapeMarkdown(text.replaceAll('http', ''));
        expect(/(?<!\\)(?:\\\\)*[*_~`|[\]<@]/.test(escaped)).toBe(false);
      }),
    );
  });
});

describe('renderLink', () => {
  it('links web addresses, brackets escaped', () => {
    expect(renderLink('原文', 'https://example.org/a_(1)')).toBe('[原文](https://example.org/a_%281%29)');
  });

  it.each(['javascript:alert(1)', 'file:///etc/passwd', 'no address', `https://example.org/${'a'.repeat(600)}`])(
    'does not link %s',
    (url) => {
      expect(renderLink('原文', url)).toBeNull();
    },
  );
});

describe('quoteLines and clip', () => {
  it('marks every line', () => {
    expect(quoteLines('a\nb')).toBe('> a\n> b');
  });

  it('cuts a label without parting a surrogate pair', () => {
    expect(clip('甲乙丙', 3)).toBe('甲乙丙');
    expect(clip('甲乙丙丁', 3)).toBe('甲乙…');
    expect(clip('甲😀丙丁', 3)).toBe('甲…');
  });
});
