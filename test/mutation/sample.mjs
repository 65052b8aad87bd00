import { createHash } from 'node:crypto';

/** Changes of each file that are tried; without it, all are. */
const SIZE = Number(process.env['MUTATION_SAMPLE'] ?? Number.POSITIVE_INFINITY);

/** The order of a lottery whose result is the same each time, as long as the change itself is. */
function lot({ fileName, mutatorName, replacement, location: { start } }) {
  const change = [fileName.replace(/^.*\/src\//, 'src/'), start.line, start.column, mutatorName, replacement].join(':');
  return createHash('sha256').update(change).digest('hex');
}

/** Refuses every change that is not drawn. Stryker then counts it as one that cannot be compiled. */
class Sample {
  #drawn = new Set();

  async init() {}

  async group(mutants) {
    const files = new Map();
    for (const mutant of mutants) files.set(mutant.fileName, [...(files.get(mutant.fileName) ?? []), mutant]);
    for (const own of files.values()) {
      const ordered = own.map((mutant) => [lot(mutant), mutant.id]).sort(([a], [b]) => (a < b ? -1 : 1));
      for (const [, id] of ordered.slice(0, SIZE)) this.#drawn.add(id);
    }
    return [mutants.map(({ id }) => id)];
  }

  async check(mutants) {
    const refused = { status: 'compileError', reason: 'not in the sample' };
    return Object.fromEntries(mutants.map(({ id }) => [id, this.#drawn.has(id) ? { status: 'passed' } : refused]));
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'sample', injectableClass: Sample }];
