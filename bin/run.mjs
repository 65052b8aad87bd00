// Runs a program of src, as in: node bin/run.mjs src/main.ts. Compiled where that can be had, which starts faster; else as it
// lies there.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile, compiledProgram } from './compile.mjs';

const [, , source, ...args] = process.argv;
const program = await compile()
  .then((dir) => compiledProgram(dir, source))
  .catch(() => undefined);
if (program === undefined) {
  const { register } = await import('tsx/esm/api');
  register();
}
const path = program ?? resolve(import.meta.dirname, '..', source);
process.argv.splice(1, process.argv.length - 1, path, ...args);
await import(pathToFileURL(path).href);
