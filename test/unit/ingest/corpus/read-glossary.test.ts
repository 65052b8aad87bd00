import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readGlossary } from '../../../../src/ingest/corpus/read-glossary.ts';
import { PROJECT_DIR } from '../../../../src/support/config.ts';
import { OperatorError } from '../../../../src/support/errors.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'youju-glossary-'));
});
afterEach(() => rm(dir, { recursive: true }));

async function read(yaml: string) {
  const file = join(dir, 'glossary.yaml');
  await writeFile(file, yaml);
  return readGlossary(file);
}

async function problemOf(yaml: string): Promise<string> {
  const error = await read(yaml).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(OperatorError);
  expect((error as OperatorError).code).toBe('DATA_INVALID');
  return (error as OperatorError).message.replaceAll(`${dir}/`, '');
}

describe('readGlossary', () => {
  it('reads names with their forms folded', async () => {
    const names = await read(
      '- name: 国际货币基金组织\n  kind: body\n  short: [基金组织]\n  traditional: [國際貨幣基金]\n  english: [IMF]\n',
    );
    expect(names).toEqual([
      { canonical: '国际货币基金组织', kind: 'body', aliases: ['基金组织', '国际货币基金'], english: ['IMF'] },
    ]);
  });

  it('reads an empty file as no names', async () => {
    expect(await read('# nothing yet\n')).toEqual([]);
  });

  it('names the line of a field that is wrong', async () => {
    const problem = await problemOf('- name: 财政部\n  kind: body\n- name: 教育部\n  kind: ministry\n');
    expect(problem).toContain('glossary.yaml:4: kind:');
    expect(problem).toContain('has 1 problem(s)');
  });

  it('names the line of a form that two names claim', async () => {
    const problem = await problemOf(
      '- { name: 财政部, kind: body }\n- { name: 教育部, kind: body, short: [财政部] }\n',
    );
    expect(problem).toContain('glossary.yaml:2: 财政部 already belongs to 财政部');
  });

  it('names the line where the YAML breaks off', async () => {
    expect(await problemOf('- name: 财政部\n  kind: [body\n')).toMatch(/glossary\.yaml:\d+: /);
  });

  it('refuses what is no list', async () => {
    expect(await problemOf('name: 财政部\n')).toContain('glossary.yaml:1: must be a list');
  });

  it('says which file cannot be read', async () => {
    await expect(readGlossary(join(dir, 'missing.yaml'))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('reads the glossary of the project: at least 150 bodies', async () => {
    const names = await readGlossary(join(PROJECT_DIR, 'data/glossary.yaml'));
    expect(names.filter((name) => name.kind === 'body').length).toBeGreaterThanOrEqual(150);
  });
});
