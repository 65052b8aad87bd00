import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { programOptions } from '../../../src/support/program.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

const QUESTION = '鹦鹉学舌的秘密问题';

describe('a child process that an uncaught error ends', () => {
  it('says that it ends and where, and not what was asked', async () => {
    const module = join(import.meta.dirname, '../../support/obedient-process.ts');
    const child = fork(module, [], {
      execArgv: [...programOptions()],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    const said = child.stderr ? text(child.stderr) : '';
    child.send({ kind: 'open', settings: { diary: join(makeTemporaryDir(), 'diary'), opening: 'well' } });
    child.send({ kind: 'request', id: 1, method: 'breakLater', args: [QUESTION] });
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(await said).toContain('obedient-process.ts');
    expect(await said).not.toContain(QUESTION);
  }, 60_000);
});
