import { readdirSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PUBLIC_SETS, UNLICENSED_SETS } from '../../src/cli/sets/public-sets.ts';
import { openLocalHub } from '../support/local-hub.ts';
import { runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

describe('npm run sets', () => {
  it('names every set that cannot be had and why, and those that are not fetched at all', async () => {
    const hub = await openLocalHub((_, response) => response.writeHead(503).end());
    onTestFinished(() => hub.close());
    const dir = makeTemporaryDir();
    const { code, stderr } = await runCli('cli/sets/sets.ts', ['--dir', dir, '--mirror', hub.url]);
    expect(code).toBe(1);
    expect(stderr).toContain('SETS_MISSING');
    for (const { name, path } of PUBLIC_SETS) {
      expect(hub.asked).toContain(`/${path}`);
      expect(stderr).toContain(`${name} is missing: ${hub.url}/${path} cannot be reached: status 503.`);
    }
    for (const { name, reason } of UNLICENSED_SETS) expect(stderr).toContain(`${name} is not fetched: ${reason}`);
    expect(readdirSync(dir)).toEqual([]);
  });
});
