import { describe, expect, it } from 'vitest';
import { readJson } from '../../../../src/ingest/formats/records.ts';

describe('readJson', () => {
  it('names the line of a record without a text, also where others follow it', () => {
    const rows = [
      '{"title": "甲"}',
      '{"title": "乙", "content": "正文。"}',
      '{"title": "丙"}',
      '{"content": "又一篇。"}',
    ];
    const { records, problems } = readJson(`[\n${rows.join(',\n')}\n]`);
    expect(records.map(({ line }) => line)).toEqual([3, 5]);
    expect(problems.map(({ line }) => line)).toEqual([2, 4]);
  });
});
