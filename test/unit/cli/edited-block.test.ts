import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { startBlock } from '../../../src/cli/edited-block.ts';

function written(isInteractive: boolean, size: { columns: number; rows: number }, texts: readonly string[]): string {
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), size);
  const block = startBlock({ output, isInteractive });
  for (const text of texts) block.show(text);
  return String(output.read() ?? '');
}

const SCREEN = { columns: 10, rows: 24 };

it('stands at once and is replaced where it stands, wide and coloured lines counted as the terminal breaks them', () => {
  const before = '\u001b[1m一二三四五六\u001b[22m\n短';
  expect(written(true, SCREEN, [before, '改了'])).toBe(`${before}\n\u001b[3A\u001b[0J改了\n`);
});

it('is left alone by the same text', () => {
  expect(written(true, SCREEN, ['一', '一'])).toBe('一\n');
});

it('is followed where it has left the screen, and where there is no terminal', () => {
  const long = Array.from({ length: 30 }, (_, i) => String(i)).join('\n');
  expect(written(true, SCREEN, [long, '改了'])).toBe(`${long}\n改了\n`);
  expect(written(false, SCREEN, ['一', '改了'])).toBe('一\n改了\n');
});
