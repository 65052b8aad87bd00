import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Compiled programs lie beside each other, see bin/compile.mjs. */
const IS_COMPILED = import.meta.url.endsWith('.js');

/** Options of Node.js under which a child process runs {@link programPath}, whatever its working directory. */
export function programOptions(): readonly string[] {
  if (IS_COMPILED) return [];
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href];
}

/** Path of a program that is run as a process of its own; `folder` is that of the module that runs it, beside it. */
export function programPath(folder: string, name: string): string {
  return join(folder, `${name}${IS_COMPILED ? '.js' : '.ts'}`);
}

/** What a thread is started with to run the same: the path of the program, or text that loads it where nothing is compiled. */
export function threadProgram(folder: string, name: string): { readonly source: string; readonly isText: boolean } {
  const path = programPath(folder, name);
  if (IS_COMPILED) return { source: path, isText: false };
  const loader = import.meta.resolve('tsx/esm/api');
  const program = pathToFileURL(path).href;
  return { source: `import('${loader}').then(({ register }) => { register(); import('${program}'); })`, isText: true };
}
