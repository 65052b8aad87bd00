import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkFolder, checkLibraries, checkNode } from '../../../../src/cli/checks/check-machine.ts';
import { makeTemporaryDir } from '../../../support/temporary-dir.ts';

describe('checkNode', () => {
  it('wants 20.12 or later', () => {
    expect(['18.19.0', '20.11.1', '20.12.0', '20.20.2', '22.0.0'].map((v) => checkNode(v).state)).toEqual([
      'fail',
      'fail',
      'ok',
      'ok',
      'ok',
    ]);
  });
});

describe('checkLibraries', () => {
  it('loads every library with native code', async () => {
    expect(await checkLibraries()).toMatchObject({ state: 'ok', remedy: null });
  });
});

describe('checkFolder', () => {
  it('makes the folder where it is missing and tells the room left', async () => {
    const finding = await checkFolder('index folder', join(makeTemporaryDir(), 'new'));
    expect(finding.text).toMatch(/ GB free$/);
  });

  it('fails with a remedy where the folder cannot be written to', async () => {
    const file = join(makeTemporaryDir(), 'file');
    writeFileSync(file, '');
    expect(await checkFolder('index folder', file)).toMatchObject({
      state: 'fail',
      text: `${file} cannot be written to (a file stands where a folder should be)`,
      remedy: 'Give this user the right to write there.',
    });
  });
});
