import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText } from '../../../../src/render/discord/split-text.ts';

const sentence = '会议强调，要持续做好定点帮扶工作。';

describe('splitText', () => {
  it('leaves a text that fits as it is', () => {
    expect(splitText('短。', 80)).toEqual(['短。']);
    expect(splitText('', 80)).toEqual([]);
    expect(splitText(' \n ', 80)).toEqual([]);
  });

  it('cuts after a Chinese sentence, not within one', () => {
    const parts = splitText(sentence.repeat(7), 80);
    expect(parts.map((part) => part.length)).toEqual([68, 51]);
    expect(parts.every((part) => part.endsWith('。'))).toBe(true);
  });

  it('keeps the closing mark with its sentence', () => {
    const text = `${'甲'.repeat(70)}他说：“好。”${'乙'.repeat(40)}`;
    expect(splitText(text, 80)[0]).toBe(`${'甲'.repeat(70)}他说：“好。”`);
  });

  it('prefers the end of a line to the end of a sentence', () => {
    const text = `${sentence.repeat(3)}\n${sentence}${sentence}`;
    expect(splitText(text, 80)[0]).toBe(`${sentence.repeat(3)}\n`);
  });

  it('cuts at a pause where there is no sentence', () => {
    const text = `${'甲'.repeat(60)}，${'乙'.repeat(60)}`;
    expect(splitText(text, 80)).toEqual([`${'甲'.repeat(60)}，`, '乙'.repeat(60)]);
  });

  it('keeps a quotation, a link and a fence whole', () => {
    for (const whole of ['“一。二。三。四。五。”', '[原文。](https://example.org/a，b，c)', '```ts\na。\nb\n```']) {
      const parts = splitText(`${'甲'.repeat(70)}${whole}${'乙'.repeat(70)}`, 80);
      expect(parts.some((part) => part.includes(whole))).toBe(true);
    }
  });

  it('closes and opens again a fence that is longer than a part', () => {
    const code = Array.from({ length: 12 }, (_, i) => `line ${i} of the code\n`).join('');
    const parts = splitText(`\`\`\`ts\n${code}\`\`\``, 100);
    for (const part of parts) {
      expect(part.startsWith('```ts\n')).toBe(true);
      expect(part.endsWith('```')).toBe(true);
      expect(part.length).toBeLessThanOrEqual(100);
    }
    expect(parts.map((part) => part.slice('```ts\n'.length, -'```'.length)).join('')).toBe(code);
  });

  it('marks every part of a long quoted line as quoted', () => {
    const parts = splitText(`> ${sentence.repeat(10)}`, 80);
    expect(parts.every((part) => part.startsWith('> '))).toBe(true);
    expect(parts.map((part) => part.slice(2)).join('')).toBe(sentence.repeat(10));
  });

  it('never parts a surrogate pair, an escape or a joined emoji', () => {
    for (const whole of ['𠮷', '\\*', '👩‍👩‍👧', '👍🏽', 'é']) {
      for (let lead = 75; lead <= 80; lead++) {
        const parts = splitText(`${'a'.repeat(lead)}${whole}${'b'.repeat(80)}`, 80);
        expect(
          parts.some((part) => part.includes(whole)),
          `${whole} after ${lead}`,
        ).toBe(true);
      }
    }
  });

  it('stays quick on hostile texts', () => {
    for (const piece of ['`', '“', '[', '> ', '[a](', '```', '\\', '://', 'http://', '<', '“”']) {
      const text = piece.repeat(Math.floor(50_000 / piece.length));
      expect(splitText(text, 2_000).every((part) => part.length <= 2_000)).toBe(true);
    }
  });
});

const MAX = 200;
const atom = fc.oneof(
  fc.constantFrom('会议指出，', '要坚持。', '好！', '\n', ' ', '，', 'word ', '𠮷', '😀', '\\*', '3.5', '…'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/[`“”「」『』《》<[\]>\\]/g, '')),
);
const inner = fc
  .array(fc.constantFrom('会议', '，', '。', '要', '工作'), { maxLength: 40 })
  .map((parts) => parts.join(''));
const whole = fc.oneof(
  inner.map((text) => `“${text}”`),
  inner.map((text) => `「${text}」`),
  inner.map((text) => `[${text}](https://example.org/${text.length})`),
  inner.map((text) => `\`\`\`\n${text}\n\`\`\``),
);

describe('splitText on random texts', () => {
  const texts = fc.array(fc.oneof({ weight: 4, arbitrary: atom }, { weight: 1, arbitrary: whole }), {
    maxLength: 2_000,
    size: 'max',
  });

  it('loses nothing and stays within the limit', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 80, max: 2_000 }), (pieces, max) => {
        const text = pieces.join('').slice(0, 50_000);
        const parts = splitText(text, max);
        expect(parts.every((part) => part.length <= max && part.trim() !== '')).toBe(true);
        expect(withoutMarks(parts.join(''))).toBe(withoutMarks(text));
      }),
      { numRuns: 100 },
    );
  });

  it('cuts no quotation, link or fence that fits, and no surrogate pair', () => {
    fc.assert(
      fc.property(texts, (pieces) => {
        const parts = splitText(pieces.join(''), MAX);
        for (const part of parts) expect(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(part)).toBe(false);
        for (const piece of pieces) {
          if (/^[“「[`]/.test(piece)) expect(parts.some((part) => part.includes(piece))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});

/** The text without white space and the marks that reopen a fence or quoted line. */
function withoutMarks(text: string): string {
  return text.replace(/\s|`|> /g, '');
}
