import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Path of a file within an installed package, also of one that its package does not export. Node.js resolves only what is
 * exported, and import.meta.resolve is missing where another program than Node.js loads the modules, as tests are.
 */
export function packageFile(name: string, file: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const found = folders.map((folder) => join(folder, name, file)).find(existsSync);
  if (found === undefined) throw new Error(`no ${file} in the package ${name}`);
  return found;
}
