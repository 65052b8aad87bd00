import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFile } from './package-file.ts';

/** A compiled program has all its files in one folder, see bin/compile.mjs. */
const IS_COMPILED = import.meta.url.endsWith('.js');

/** Options of Node.js for a child process that runs {@link programPath}, in any working directory. */
export function programOptions(): readonly string[] {
  if (IS_COMPILED) return [];
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
}

/** Path of a program that runs as its own process; `folder` is the folder of the module that starts it. */
export function programPath(folder: string, name: string): string {
  return join(folder, `${name}${IS_COMPILED ? '.js' : '.ts'}`);
}

/** The source of a worker thread: the path of the program, or, if nothing is compiled, text that loads it. */
export function threadProgram(folder: string, name: string): { readonly source: string; readonly isText: boolean } {
  const path = programPath(folder, name);
  if (IS_COMPILED) return { source: path, isText: false };
  const loader = pathToFileURL(packageFile('tsx', 'dist/esm/api/index.mjs')).href;
  const program = pathToFileURL(path).href;
  return { source: `import('${loader}').then(({ register }) => { register(); import('${program}'); })`, isText: true };
}
