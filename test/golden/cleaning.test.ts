import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cleanFile } from '../../src/ingest/corpus/clean-file.ts';

const CASES = resolve(import.meta.dirname, 'cleaning');
const ARTICLES = resolve(import.meta.dirname, '../../data/articles');

/** expected.json of a case. Absent keys are not compared. */
interface Expected {
  /** File in data/articles; without it input.* beside expected.json. */
  readonly article?: string;
  /** In the order of the file; `body` names the file with the exact body. */
  readonly articles: readonly (Record<string, unknown> & { body: string; captions?: string[] })[];
  readonly problems?: readonly string[];
  readonly removed?: readonly string[];
  readonly damaged?: readonly string[];
}

describe.each(readdirSync(CASES).sort())('cleaning %s', (name) => {
  const dir = join(CASES, name);
  const expected = JSON.parse(readFileSync(join(dir, 'expected.json'), 'utf8')) as Expected;
  const input = expected.article ?? (readdirSync(dir).find((file) => file.startsWith('input.')) as string);
  const bytes = readFileSync(join(expected.article ? ARTICLES : dir, input));
  const { cleaned, problems } = cleanFile(input, bytes);

  it('gives these articles and no others', () => {
    const found = cleaned.map(({ article }, index) => {
      const shown = {
        ...article,
        body: `${article.body}\n`,
        captions: article.captions.map(({ start, end }) => article.body.slice(start, end)),
        repairs: article.repairs.map(({ start, end }) => article.body.slice(start, end)).join(''),
      };
      const keys = Object.keys(expected.articles[index] ?? {}).filter((key) => key in shown);
      return Object.fromEntries(keys.map((key) => [key, shown[key as keyof typeof shown]]));
    });
    const wanted = expected.articles.map((article) => ({
      ...article,
      body: readFileSync(join(dir, article.body), 'utf8'),
    }));
    expect(found).toEqual(wanted);
  });

  it('names these problems', () => {
    expect(problems.map(({ line, reason }) => `${line ?? '-'}: ${reason}`)).toEqual(expected.problems ?? []);
  });

  it('gives these reasons for what it took out', () => {
    const reasons = [...new Set(cleaned.flatMap(({ report }) => report.removals.map(({ reason }) => reason)))].sort();
    expect(reasons).toEqual(expected.removed ?? reasons);
    const damage = cleaned.flatMap(({ report }) => report.damage.map(({ kind, text }) => `${kind} ${text}`));
    expect(damage).toEqual(expected.damaged ?? []);
  });
});
