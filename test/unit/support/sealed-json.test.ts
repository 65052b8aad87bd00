import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROJECT_DIR } from '../../../src/support/config.ts';
import { sealJson, unsealJson } from '../../../src/support/sealed-json.ts';

describe('sealed JSON', () => {
  it('gives back what was sealed', () => {
    expect(unsealJson(sealJson({ a: 1, b: [null, '句'], c: { d: 0.1 } }))).toEqual({
      a: 1,
      b: [null, '句'],
      c: { d: 0.1 },
    });
  });

  it('is refused where any one bit of it was changed, or means the same', () => {
    const value = { articles: 5, version: 'v1', nested: { on: true } };
    const bytes = Buffer.from(sealJson(value));
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      let read: unknown = value;
      try {
        read = unsealJson(flipped.toString('utf8'));
      } catch {}
      expect({ bit, read }).toEqual({ bit, read: value });
    }
  });

  it('is refused without its checksum', () => {
    expect(() => unsealJson('{"a":1}')).toThrow('no checksum');
  });

  it('keeps the calibration that comes with the project', () => {
    const text = readFileSync(join(PROJECT_DIR, 'data/calibration.json'), 'utf8');
    expect(Object.keys(unsealJson(text))).toContain('fingerprint');
  });
});
