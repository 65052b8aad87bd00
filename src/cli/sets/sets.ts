import { join, relative, resolve } from 'node:path';
import { PROJECT_DIR } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import { printLine, runCommand, tellLine } from '../run-command.ts';
import { fetchSet } from './fetch-set.ts';
import { PUBLIC_SETS, SETS_HOST, UNLICENSED_SETS } from './public-sets.ts';

const USAGE = `Usage: npm run sets -- [options]
Fetches the public question sets that docs/results.md was measured on, each with its checksum.`;

/** A slow line needs a minute for the largest set. */
const TIMEOUT_MS = 120_000;

const WORDS = { there: 'is there', fetched: 'was fetched' } as const;

await runCommand({
  usage: USAGE,
  options: {
    dir: { type: 'string', takes: 'DIR', says: 'where they are put (default data/sets, which git ignores)' },
    mirror: { type: 'string', takes: 'URL', says: `another host with the same paths (default ${SETS_HOST})` },
  },
  maxPositionals: 0,
  run: async ({ values }) => {
    const dir = values.dir === undefined ? join(PROJECT_DIR, 'data/sets') : resolve(values.dir);
    const place = { dir, host: values.mirror ?? SETS_HOST, timeoutMs: TIMEOUT_MS };
    const missing: string[] = [];
    for (const set of PUBLIC_SETS) {
      const outcome = await fetchSet(set, place);
      if (outcome.kind === 'missing') {
        missing.push(set.name);
        tellLine(`${set.name} is missing: ${outcome.reason}.`);
      } else {
        printLine(`${set.name} ${WORDS[outcome.kind]} (${set.licence}).`);
      }
    }
    for (const { name, origin, reason } of UNLICENSED_SETS) {
      tellLine(`${name} is not fetched: ${reason} for ${origin}.`);
    }
    const shownDir = relative(process.cwd(), dir) || '.';
    if (missing.length > 0) throw OperatorError.of('SETS_MISSING', { names: missing, dir: shownDir });
  },
});
