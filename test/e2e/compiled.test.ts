import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const execute = promisify(execFile);
/** Prints its arguments and whether it is compiled. */
const PROGRAM = `import { say } from './words.ts';
say(JSON.stringify({ args: process.argv.slice(2), compiled: import.meta.url.endsWith('.js') }));`;

/** A project of two files with our programs for compiling and running. */
async function makeProject(): Promise<string> {
  const dir = makeTemporaryDir();
  await cp(join(ROOT, 'bin'), join(dir, 'bin'), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(dir, 'node_modules'));
  await mkdir(join(dir, 'src'));
  const scripts = { hello: 'node bin/run.mjs src/hello.ts' };
  await writeFile(join(dir, 'package.json'), JSON.stringify({ type: 'module', scripts }));
  await writeFile(join(dir, 'package-lock.json'), '{}');
  await writeFile(join(dir, 'src/hello.ts'), PROGRAM);
  await writeWords(dir, '');
  return dir;
}

function writeWords(dir: string, prefix: string): Promise<void> {
  const code = `export function say(text: string): void { process.stdout.write(${JSON.stringify(prefix)} + text); }`;
  return writeFile(join(dir, 'src/words.ts'), code);
}

async function run(dir: string, ...args: string[]): Promise<string> {
  return (await execute(process.execPath, ['bin/run.mjs', 'src/hello.ts', ...args], { cwd: dir })).stdout;
}

describe('bin/run.mjs', () => {
  it('compiles a program and hands it its arguments', async () => {
    const dir = await makeProject();
    expect(JSON.parse(await run(dir, 'a', '--b'))).toEqual({ args: ['a', '--b'], compiled: true });
    expect(await readdir(join(dir, 'dist'))).toHaveLength(1);
  });

  it('compiles anew what has changed, and keeps what another process may still load', async () => {
    const dir = await makeProject();
    await run(dir);
    await writeWords(dir, 'changed ');
    expect(await run(dir)).toMatch(/^changed /);
    await writeWords(dir, 'again ');
    expect(await run(dir)).toMatch(/^again /);
    expect(await readdir(join(dir, 'dist'))).toHaveLength(2);
  });

  it('runs the source where nothing can be written', async () => {
    const dir = await makeProject();
    await writeFile(join(dir, 'dist'), 'no folder');
    expect(JSON.parse(await run(dir, 'a'))).toEqual({ args: ['a'], compiled: false });
  });
});
