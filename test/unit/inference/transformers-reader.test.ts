import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reader } from '../../../src/inference/reader.ts';
import { openReader } from '../../../src/inference/transformers-reader.ts';
import { slice } from '../../../src/model/span.ts';

const MODEL = resolve(import.meta.dirname, '../../../models/youju-reader');
const PASSAGE = '水库于1958年动工,两年后建成。库容为3.2亿立方米,由王大力设计。';

let reader: Reader;

beforeAll(async () => {
  reader = await openReader({ modelDir: MODEL });
});

afterAll(() => reader.close());

async function best(question: string): Promise<string> {
  const [span] = await reader.read(question, PASSAGE, { count: 1, brevity: 0 });
  return span ? slice(PASSAGE, span.span) : '';
}

describe('the reader', () => {
  it('is named by the checksum of its weights', () => {
    expect(reader.modelId).toMatch(/^[0-9a-f]{64}$/);
  });

  it('marks the words that answer', async () => {
    expect(await best('水库是哪一年动工的?')).toBe('1958年');
    expect(await best('谁设计了水库?')).toBe('王大力');
    expect(await best('库容是多少?')).toBe('3.2亿立方米');
  });

  it('scores what the passage answers above 0 and what it does not below', async () => {
    const [answered] = await reader.read('水库是哪一年动工的?', PASSAGE, { count: 1, brevity: 0 });
    const [absent] = await reader.read('什么是光合作用?', PASSAGE, { count: 1, brevity: 0 });
    expect(answered?.score).toBeGreaterThan(0);
    expect(absent?.score).toBeLessThan(0);
  });

  it('gives the same spans for the same text, whatever was read between', async () => {
    const first = await reader.read('谁设计了水库?', PASSAGE, { count: 3, brevity: 0 });
    await reader.read('什么时候?', '别的一段话。', { count: 3, brevity: 0 });
    expect(await reader.read('谁设计了水库?', PASSAGE, { count: 3, brevity: 0 })).toEqual(first);
  });

  it('gives at most as many spans as asked, best first, none overlapping', async () => {
    const spans = await reader.read('水库是谁设计的,哪年动工?', PASSAGE, { count: 3, brevity: 0 });
    expect(spans.length).toBe(3);
    expect(spans.map((span) => span.score)).toEqual(spans.map((span) => span.score).sort((a, b) => b - a));
    const ordered = spans.map((span) => span.span).sort((a, b) => a.start - b.start);
    ordered.slice(1).forEach((span, i) => {
      expect(span.start).toBeGreaterThanOrEqual(ordered[i]?.end ?? Infinity);
    });
  });

  it('finds nothing in a passage without visible characters', async () => {
    expect(await reader.read('谁?', ' \n\u200B', { count: 3, brevity: 0 })).toEqual([]);
    expect(await reader.read('谁?', '', { count: 3, brevity: 0 })).toEqual([]);
  });

  it('reads an empty question and texts of any length and any characters', async () => {
    const unit = fc.constantFrom('水', '库', 'gdp ', '😀', '\uD83D', '[SEP]', '总(zong)', '1', '。');
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 600 }), fc.array(unit, { maxLength: 60 }), async (shown, asked) => {
        const passage = shown.join('');
        for (const { span, score } of await reader.read(asked.join(''), passage, { count: 2, brevity: 0 })) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(passage.length);
          expect(Number.isFinite(score)).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('opening a reader', () => {
  async function withCopy(damage: (dir: string) => Promise<void>): Promise<unknown> {
    const parent = await mkdtemp(join(tmpdir(), 'youju-'));
    const dir = join(parent, 'youju-reader');
    try {
      await cp(MODEL, dir, { recursive: true });
      await damage(dir);
      return await openReader({ modelDir: dir }).catch((error: unknown) => error);
    } finally {
      await rm(parent, { recursive: true });
    }
  }

  it('refuses weights that are not those of the manifest', async () => {
    const error = await withCopy((dir) => truncate(join(dir, 'onnx/model_quantized.onnx'), 1_000_000));
    expect(error).toMatchObject({ code: 'MODEL_DAMAGED' });
    expect(String(error)).toContain('model_quantized.onnx');
  });

  it('refuses a tokeniser that is not that of the manifest', async () => {
    const error = await withCopy((dir) => writeFile(join(dir, 'tokenizer.json'), '{}'));
    expect(error).toMatchObject({ code: 'MODEL_DAMAGED' });
  });

  it('refuses a manifest that is cut short or names no weights', async () => {
    const cut = await withCopy((dir) => writeFile(join(dir, 'manifest.json'), '{"sha256":{'));
    expect(cut).toMatchObject({ code: 'MODEL_DAMAGED' });
    const empty = await withCopy((dir) => writeFile(join(dir, 'manifest.json'), '{"sha256":{}}'));
    expect(empty).toMatchObject({ code: 'MODEL_DAMAGED' });
  });

  it('names the file that is missing', async () => {
    const error = await withCopy((dir) => rm(join(dir, 'config.json')));
    expect(error).toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(String(error)).toContain('config.json');
  });
});
