import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFile, sha256, writeFileAtomic } from '../../../src/support/files.ts';
import { makeTemporaryDir } from '../../support/temporary-dir.ts';

describe('writeFileAtomic', () => {
  it('replaces a file as a whole and leaves nothing beside it', async () => {
    const dir = makeTemporaryDir();
    writeFileSync(join(dir, 'a'), 'old');
    await writeFileAtomic(join(dir, 'a'), 'new');
    expect(readFileSync(join(dir, 'a'), 'utf8')).toBe('new');
    expect(readdirSync(dir)).toEqual(['a']);
  });

  it('leaves nothing where it cannot write', async () => {
    const dir = makeTemporaryDir();
    mkdirSync(join(dir, 'a', 'b'), { recursive: true });
    await expect(writeFileAtomic(join(dir, 'a'), 'new')).rejects.toMatchObject({ code: 'EISDIR' });
    expect(readdirSync(dir)).toEqual(['a']);
  });
});

describe('checksums', () => {
  it('are those of SHA-256, of a file as of its content', async () => {
    const path = join(makeTemporaryDir(), 'a');
    writeFileSync(path, 'abc');
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect([await hashFile(path), sha256('abc')]).toEqual([expected, expected]);
  });
});
