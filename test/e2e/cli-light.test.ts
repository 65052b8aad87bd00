import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { describeWithModel } from '../support/model.ts';
import { runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

/** Has every process write, when it ends, what it has loaded, native libraries and files, into a file named after its program. */
const HOOK = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { readFileSync } = fs;
const loaded = [];
fs.readFileSync = (file, ...options) => {
  loaded.push(String(file));
  return readFileSync(file, ...options);
};
syncBuiltinESMExports();
process.on('exit', () => {
  const program = (process.argv[1] ?? '').split('/').at(-1).replace(/\\.[jt]s$/, '');
  loaded.push(...process.report.getReport().sharedObjects);
  fs.writeFileSync(process.env.TOLD + '/' + program + '-' + process.pid, loaded.join('\\n'));
});`;
const DICTIONARY = /jieba\.dict\.utf8/;
const MODELS = /onnxruntime/;

describeWithModel('dictionary and models', ({ dir: modelDir }) => {
  /** Runs programs in a place of their own. @returns what the process of a program itself has loaded */
  function makePlace(): (script: string) => Promise<{ readonly stdout: string; readonly loaded: string }> {
    const dir = makeTemporaryDir();
    const env = {
      YOUJU_DATA_DIR: join(dir, 'data'),
      YOUJU_INDEX_DIR: join(dir, 'index'),
      YOUJU_MODELS_DIR: dirname(modelDir),
      YOUJU_HISTORY_DIR: join(dir, 'history'),
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(HOOK)}`,
    };
    mkdirSync(env.YOUJU_DATA_DIR);
    writeFileSync(join(env.YOUJU_DATA_DIR, 'a.txt'), '国务院昨日召开会议，要求加快建设。会议由李某主持。');
    let runs = 0;
    return async (script) => {
      const told = join(dir, `told-${runs++}`);
      mkdirSync(told);
      const { stdout } = await runCli(script, [], { ...env, TOLD: told });
      const program = script.split('/').at(-1)?.replace('.ts', '');
      const names = readdirSync(told).filter((name) => name.replace(/-\d+$/, '') === program);
      return { stdout, loaded: names.map((name) => readFileSync(join(told, name), 'utf8')).join('\n') };
    };
  }

  it('are loaded to build, and neither to say that an index is fresh nor by npm start and the doctor themselves', async () => {
    const run = makePlace();
    const built = await run('cli/commands/index.ts');
    expect(built.loaded).toMatch(DICTIONARY);
    expect(built.loaded).toMatch(MODELS);
    const again = await run('cli/commands/index.ts');
    expect(again.stdout).toMatch(/^Nothing to build/);
    const others = [await run('main.ts'), await run('cli/commands/doctor.ts')];
    expect(others[1]?.stdout).toMatch(/✓ index: .*1 articles/);
    for (const { loaded } of [again, ...others]) {
      expect(loaded).toContain('libc');
      expect(loaded).not.toMatch(DICTIONARY);
      expect(loaded).not.toMatch(MODELS);
    }
  });
});
