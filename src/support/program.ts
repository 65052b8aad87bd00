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
