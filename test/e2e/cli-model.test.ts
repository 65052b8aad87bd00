import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithModel } from '../support/model.ts';
import { runCli } from '../support/run-cli.ts';
import { makeTemporaryDir } from '../support/temporary-dir.ts';

describe('npm run model', () => {
  it('names everything it tried where the model cannot be had, and one thing to do', async () => {
    const modelsDir = join(makeTemporaryDir(), 'models');
    const { code, stdout, stderr } = await runCli('cli/commands/model.ts', [], { YOUJU_MODELS_DIR: modelsDir });
    expect(stdout).toBe('');
    expect(stderr).toMatch(
      /^MODEL_MISSING: .*127\.0\.0\.1:9.*mvn client is not installed.* → .*EMBEDDING_MODEL_DIR\.\n$/,
    );
    expect(code).toBe(1);
  });

  it('shows its usage for what it does not know, and where asked to', async () => {
    const wrong = await runCli('cli/commands/model.ts', ['--fast']);
    expect(wrong).toMatchObject({ code: 2, stdout: '' });
    expect(wrong.stderr).toMatch(/^Unknown option '--fast'\.\n\nUsage: npm run model/);
    const surplus = await runCli('cli/commands/model.ts', ['please']);
    expect(surplus).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm run model') });
    const asked = await runCli('cli/commands/model.ts', ['--help']);
    expect(asked).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Usage: npm run model/) });
  });

  it('lists all settings that are wrong at once', async () => {
    const { code, stderr } = await runCli('cli/commands/model.ts', [], { HF_ENDPOINT: 'nowhere', LOG_LEVEL: 'loud' });
    expect(stderr).toMatch(/^CONFIG_INVALID: .*HF_ENDPOINT.*LOG_LEVEL.* → .*\n$/);
    expect(code).toBe(1);
  });
});

describeWithModel('npm run model with the model at hand', (model) => {
  it('says where it is, as JSON and nothing else where asked to', async () => {
    const env = { YOUJU_MODELS_DIR: makeTemporaryDir(), EMBEDDING_MODEL_DIR: model.dir };
    const { code, stdout, stderr } = await runCli('cli/commands/model.ts', ['--json'], env);
    expect(JSON.parse(stdout)).toEqual({ dir: model.dir, modelId: model.modelId, skipped: [] });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
