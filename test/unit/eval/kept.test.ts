import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { measureKept } from '../../../src/eval/kept.ts';
import { cleanFile } from '../../../src/ingest/corpus/clean-file.ts';

const text = (file: Uint8Array) => new TextDecoder().decode(file);

describe('what cleaning gives back', () => {
  it('counts texts that come back whole, whole but for tags, and neither', () => {
    const result = measureKept(['甲 乙\n丙', '甲<br>乙', '甲乙'], (file) =>
      text(file).replace('<br>', '').replace('甲乙', '甲乙丁'),
    );
    expect(result).toMatchObject({ texts: 3, whole: 1, wholeButTags: 0 });
    expect(measureKept(['甲<br>丙'], (file) => text(file).replace('<br>', ' '))).toMatchObject({
      whole: 0,
      wholeButTags: 1,
    });
    expect(result.failures.at(-1)).toEqual({ index: 2, wanted: '甲乙', found: '甲乙丁' });
  });

  it.each(['cmrc-sample.json', 'drcd-sample.json'])('is every paragraph of %s', (name) => {
    const file = resolve(import.meta.dirname, '../../../data/eval', name);
    const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: { paragraphs: { context: string }[] }[] };
    const texts = data.flatMap(({ paragraphs }) => paragraphs.map(({ context }) => context));
    const kept = measureKept(texts, (bytes) => {
      const article = cleanFile('p.txt', bytes).cleaned[0]?.article;
      return `${article?.title ?? ''}\n${article?.body ?? ''}`;
    });
    expect(texts.length).toBeGreaterThan(10);
    expect(kept.failures).toEqual([]);
  });
});
