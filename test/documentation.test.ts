import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../src/bot/commands/all-commands.ts';
import { describeApi } from '../src/tools/openapi.ts';
import { renderErrorsDocument } from './support/errors-document.ts';

const ROOT = resolve(import.meta.dirname, '..');
const READMES = ['README.md', 'README.zh-CN.md'];
const MAX_ARCHITECTURE_LINES = 150;

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
};

/** npm's own commands and the scripts that have a command of their own. */
function scriptsOf(text: string): string[] {
  const run = matches(text, /npm run (?:-s )?([a-z][a-z:-]*)/g);
  const short = matches(text, /npm (start|test)\b/g);
  return sorted([...run, ...short]);
}

describe.each(READMES)('%s', (readme) => {
  const text = read(readme);

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
    expect(text).toContain('npm ci && npm start');
    expect(text).toContain('npm ci && npm test');
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
  it('show the same command lines', () => {
    const [english, chinese] = READMES.map((readme) => {
      const lines = [...read(readme).matchAll(/^(?:npm|cp|git) .+$/gm)].map(([line]) => line.replace(/\s+#.*$/, ''));
      return lines.map((line) => line.replace(/"[^"]*"/g, '"…"'));
    });
    expect(chinese).toEqual(english);
  });
});

describe('ARCHITECTURE.md', () => {
  const text = read('ARCHITECTURE.md');

  it(`has at most ${MAX_ARCHITECTURE_LINES} lines`, () => {
    expect(text.split('\n').length - 1).toBeLessThanOrEqual(MAX_ARCHITECTURE_LINES);
  });

  it('names only files and folders that exist', () => {
    const paths = matches(text, /`((?:src|test|docs|data|training|models|index|\.ci)\/[^`*…\s]*)`/g);
    expect(paths.length).toBeGreaterThan(10);
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
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
    'ARCHITECTURE.md',
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
