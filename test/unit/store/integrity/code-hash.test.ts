import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashCode } from '../../../../src/store/integrity/code-hash.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

const ENTRY = "export { build } from './build.ts';";
const FILES = {
  'build.ts':
    "import { cut } from './text/cut.ts';\nimport { log } from './support/log.ts';\nimport { join } from './text/join.ts';\nimport { parse } from 'tool';\nconst limit = 7;\nexport const build = (text: string) => { log(); return parse(join(cut(text, limit))); };\n",
  'text/cut.ts':
    'const limit = 3;\nexport const unused = 1;\nexport function cut(text: string, size: number): string[] { return [text.slice(0, size + limit)]; }\n',
  'text/join.ts': "const limit = '-';\nexport const join = (parts: string[]) => parts.join(limit);\n",
  'support/log.ts': 'export const log = () => {};\n',
  'node_modules/tool/package.json': '{"name":"tool","version":"1.0.0"}',
};

function hashOf(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const dir = makeTemporaryDir();
  for (const [file, text] of Object.entries({ ...FILES, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(dir, file)), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  const hash = hashCode({ entry: ENTRY, dir, leftOut: ['support'], programs: [] });
  return hash.finally(() => rmSync(dir, { recursive: true }));
}

describe('hashCode', () => {
  it('is the same for the same code, wherever it lies', async () => {
    expect(await hashOf()).toBe(await hashOf());
  });

  it.each([
    ['a comment', { 'text/cut.ts': `/** Cuts. */\n// Yes.\n${FILES['text/cut.ts']}` }],
    ['white space', { 'text/join.ts': FILES['text/join.ts'].replace(' => ', ' =>\n\n   ') }],
    ['a type', { 'text/cut.ts': FILES['text/cut.ts'].replace(': string[]', '') }],
    ['something that is not used', { 'text/cut.ts': FILES['text/cut.ts'].replace('unused = 1', 'unused = 2') }],
    ['what is left out', { 'support/log.ts': 'export const log = () => 7;\n' }],
    [
      'a moved file, and with it the order of the imports',
      {
        'text/cut.ts': null,
        'words/z-cut.ts': FILES['text/cut.ts'],
        'build.ts': FILES['build.ts']
          .replace("import { cut } from './text/cut.ts';\n", '')
          .replace('import { parse }', "import { cut } from './words/z-cut.ts';\nimport { parse }"),
      },
    ],
  ])('does not change with %s', async (_, changes) => {
    expect(await hashOf(changes)).toBe(await hashOf());
  });

  it.each([
    ['a number', { 'text/cut.ts': FILES['text/cut.ts'].replace('limit = 3', 'limit = 4') }],
    ['a string', { 'text/join.ts': FILES['text/join.ts'].replace("'-'", "'+'") }],
    ['the version of a package', { 'node_modules/tool/package.json': '{"name":"tool","version":"1.0.1"}' }],
  ])('changes with %s', async (_, changes) => {
    expect(await hashOf(changes)).not.toBe(await hashOf());
  });
});
