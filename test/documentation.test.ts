import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../src/bot/commands/all-commands.ts';
import { checkNode } from '../src/cli/checks/check-machine.ts';
import { describeApi } from '../src/tools/openapi.ts';
import { renderErrorsDocument } from './support/errors-document.ts';

const ROOT = resolve(import.meta.dirname, '..');
const READMES = ['README.md', 'README.zh-CN.md'];
/** The folder of the pages that continue a README. */
const PAGES: Readonly<Record<string, string>> = { 'README.md': 'docs', 'README.zh-CN.md': 'docs/zh-CN' };
/** Pages in docs/ for people who work on the code, or that are generated; the others are for users. */
const INTERNAL_PAGES = ['benchmarks.md', 'errors.md', 'figures.md', 'glossary.md', 'mutation.md', 'results.md'];
const MAX_ARCHITECTURE_LINES = 150;
const MAX_README_LINES = 130;

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

/** First groups of all matches, each once, sorted. */
function matches(text: string, pattern: RegExp): string[] {
  return sorted([...text.matchAll(pattern)].map((match) => match[1] as string));
}

const packageJson = JSON.parse(read('package.json')) as {
  version: string;
  license: string;
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};

/** npm's own commands, and the scripts run by their own command. */
function scriptsOf(text: string): string[] {
  const run = matches(text, /npm run (?:-s )?([a-z][a-z:-]*)/g);
  const short = matches(text, /npm (start|test)\b/g);
  return sorted([...run, ...short]);
}

/** Markdown files of a folder, with their path; empty if there is no such folder. */
function pagesIn(folder: string): string[] {
  if (!existsSync(join(ROOT, folder))) return [];
  const names = readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md'));
  return names.map((name) => `${folder}/${name}`);
}

/** A README with the pages that continue it, in one language. */
function readAll(readme: string): string {
  const folder = PAGES[readme] as string;
  const pages = pagesIn(folder).filter((page) => !INTERNAL_PAGES.some((name) => page === `docs/${name}`));
  return [readme, ...pages].map(read).join('\n');
}

describe.each(READMES)('%s with its pages', (readme) => {
  const text = readAll(readme);

  it('names every npm script, and no other', () => {
    expect(scriptsOf(text)).toEqual(sorted(Object.keys(packageJson.scripts)));
  });

  it('names every slash command of Discord, and no other', () => {
    const commands = COMMANDS.map(({ definition }) => definition.name);
    expect(matches(text, /^\| `\/([a-z-]+)[ `]/gm)).toEqual(sorted(commands));
  });

  it('lists every setting in its table, and no other', () => {
    expect(matches(text, /^\| `([A-Z][A-Z0-9_]+)` \|/gm)).toEqual(settings());
  });

  it('has the two commands of an operator', () => {
    expect(read(readme)).toContain('npm ci && npm start');
    expect(read(readme)).toContain('npm ci && npm test');
  });

  it(`stays short: at most ${MAX_README_LINES} lines before its pages`, () => {
    expect(read(readme).split('\n').length - 1).toBeLessThanOrEqual(MAX_README_LINES);
  });
});

/** Names of the environment variables that the configuration reads. */
function settings(): string[] {
  return matches(read('src/support/config.ts'), /^ {2}([A-Z][A-Z0-9_]+):/gm);
}

describe('.env.example', () => {
  it('lists every setting, and no other', () => {
    expect(settings().length).toBeGreaterThan(5);
    expect(matches(read('.env.example'), /^([A-Z][A-Z0-9_]+)=/gm)).toEqual(settings());
  });
});

describe('both READMEs', () => {
  it('go on in the same pages', () => {
    const names = pagesIn('docs/zh-CN').map((page) => page.replace('docs/zh-CN/', ''));
    const english = pagesIn('docs').map((page) => page.replace('docs/', ''));
    expect(names).toEqual(names.length === 0 ? [] : english.filter((name) => !INTERNAL_PAGES.includes(name)));
  });

  it('show the same command lines', () => {
    const [english, chinese] = READMES.map((readme) => {
      const lines = [...readAll(readme).matchAll(/^(?:npm|cp|git) .+$/gm)].map(([line]) => line.replace(/\s+#.*$/, ''));
      return lines.map((line) => line.replace(/"[^"]*"/g, '"…"'));
    });
    expect(chinese).toEqual(english);
  });
});

const GUIDES = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'DESIGN.md',
  'SECURITY.md',
  'docs/glossary.md',
  'docs/figures.md',
];

describe.each(GUIDES)('%s', (guide) => {
  const text = read(guide);

  it('names only files and folders that exist', () => {
    const paths = matches(text, /`((?:src|test|docs|data|training|models|index|\.ci)\/[^`*…\s]*)`/g);
    expect(paths.length).toBeGreaterThan(1);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('names only npm scripts that exist', () => {
    expect(scriptsOf(text).filter((script) => !(script in packageJson.scripts))).toEqual([]);
  });
});

/** Cells of the rows of a document's tables, without heads and rules. */
function rowsOf(text: string, columns: number): string[][] {
  const rows = text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('|--'));
  return rows.map((row) => row.slice(2, -2).split(' | ')).filter((cells) => cells.length === columns);
}

describe('DESIGN.md', () => {
  const text = read('DESIGN.md');

  it('gives only figures that stand in the file it names for them', () => {
    const rows = rowsOf(text, 4).slice(1);
    expect(rows.length).toBeGreaterThan(10);
    const wrong = rows.flatMap(([, , figures = '', from = '']) => {
      const source = read(matches(from, /\]\(([^)]+)\)/g)[0] ?? '');
      const numbers = figures.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
      return numbers.filter((number) => !source.includes(number.replace(/,$/, ''))).map((number) => [from, number]);
    });
    expect(wrong).toEqual([]);
  });

  it('says of its weaknesses what the results say', () => {
    const weaknesses = text.split('## Where it is weak')[1] ?? '';
    const numbers = weaknesses.match(/\d+\.\d+/g) ?? [];
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers.filter((number) => !read('docs/results.md').includes(number))).toEqual([]);
  });

  it('traces a question through the stages that npm run explain shows', () => {
    const stages = matches(text, /^(\d\. [A-Z]{4,})$/gm);
    expect(stages.length).toBe(5);
    const source = read('src/cli/tour/render-tour.ts');
    expect(stages.filter((stage) => !source.includes(`'${stage}'`))).toEqual([]);
  });
});

describe('docs/glossary.md', () => {
  it('leads every word to a type that is there', () => {
    const rows = rowsOf(read('docs/glossary.md'), 3).slice(1);
    expect(rows.length).toBeGreaterThan(20);
    const lost = rows.filter(([, , place = '']) => {
      const [, name = '', file = ''] = /^`(\w+)` in `([^`]+)`$/.exec(place) ?? [];
      if (!existsSync(join(ROOT, file)) || file === '') return true;
      return !new RegExp(`^export (?:interface|type|class|const|function) ${name}\\b`, 'm').test(read(file));
    });
    expect(lost).toEqual([]);
  });
});

describe('the checks of the repository', () => {
  it('run the script that anybody can run, on every Node of the matrix, the oldest of which is the one that is asked for', () => {
    const { jobs } = parse(read('.github/workflows/ci.yml'));
    const runs = jobs.check.steps.flatMap(({ run }: { run?: string }) => run ?? []);
    expect(runs).toEqual(['.ci/run']);
    expect(existsSync(join(ROOT, '.ci/run'))).toBe(true);
    const { node } = jobs.check.strategy.matrix;
    expect(node).toEqual(['20.12.2', 20, 22, 24]);
    expect(read('.ci/try-other-nodes')).toContain(`oldest=${node[0]}\n`);
    const { engines } = JSON.parse(read('package.json'));
    expect(`>=${node[0]}`).toMatch(new RegExp(`^${engines.node}\\.`));
    for (const readme of READMES) {
      expect(read(readme)).toContain(`Node.js ${engines.node.slice(2)} `);
      expect(read(readme)).toContain(node[0]);
    }
    expect(checkNode(`${engines.node.slice(2)}.0`).state).toBe('ok');
    expect(checkNode('20.11.1').state).toBe('fail');
  });

  it('update what is there', () => {
    const { updates } = parse(read('.github/dependabot.yml'));
    const folders: string[] = updates.map(({ directory }: { directory: string }) => directory);
    expect(folders.filter((folder) => !existsSync(join(ROOT, folder)))).toEqual([]);
    const held: string[] = updates.flatMap(({ ignore = [] }: { ignore?: { 'dependency-name': string }[] }) =>
      ignore.map((one) => one['dependency-name']),
    );
    const known = { ...packageJson.dependencies, ...packageJson.devDependencies };
    expect(held.filter((name) => !(name in known))).toEqual([]);
  });
});

describe('comments', () => {
  /** Beginnings that make a reader look for the rest of the sentence. */
  const UNPLAIN = /\/\*\*?[\s*]*(?:What|Whether)\b|(?<!\/\/.*\n\s*)\/\/ (?:What|Whether)\b/g;
  const files = ['src', 'training', 'test'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('node_modules'))
      .map((name) => `${folder}/${name}`),
  );

  it('are sentences or nouns: none begins with "What" or "Whether"', () => {
    const found = files.flatMap((file) => [...read(file).matchAll(UNPLAIN)].map(([words]) => `${file}: ${words}`));
    expect(found).toEqual([]);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');

  it(`has at most ${MAX_ARCHITECTURE_LINES} lines`, () => {
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(MAX_ARCHITECTURE_LINES);
  });

  it('shows every folder of src', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((entry) => entry.name).filter((name) => !text.includes(`src/${name}/`))).toEqual([]);
  });
});

describe('documents', () => {
  const decisions = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => name.endsWith('.md'));
  const documents = [
    ...READMES,
    'data/README.md',
    ...new Set([...GUIDES, ...pagesIn('docs'), ...pagesIn('docs/zh-CN')]),
    'CHANGELOG.md',
    ...decisions.map((name) => `docs/decisions/${name}`),
  ];

  it.each(documents)('%s links only to what exists', (document) => {
    const links = matches(read(document), /\]\((?!https?:|#)([^)#]+)[^)]*\)/g);
    expect(links.filter((link) => !existsSync(resolve(ROOT, dirname(document), link)))).toEqual([]);
  });

  it('numbers its decisions without gaps', () => {
    expect(decisions.map((name) => Number(name.slice(0, 4)))).toEqual(decisions.map((_, index) => index + 1));
  });

  it('lists all errors with their remedies in docs/errors.md', async () => {
    await expect(renderErrorsDocument()).toMatchFileSnapshot('../docs/errors.md');
  });

  it('describes the tools over HTTP in docs/openapi.json', async () => {
    const described = `${JSON.stringify(describeApi(packageJson.version), null, 2)}\n`;
    await expect(described).toMatchFileSnapshot('../docs/openapi.json');
  });

  it('has the MIT licence and says so in package.json', () => {
    expect(read('LICENSE')).toMatch(/^MIT License\n/);
    expect(packageJson.license).toBe('MIT');
  });

  it('tells the changes of the present version', () => {
    expect(read('CHANGELOG.md')).toContain(`## ${packageJson.version}`);
  });
});
