import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { retrievalStandingOf, withRow } from '../../../../src/cli/evaluation/save-results.ts';

const rows = (text: string) => text.split('\n').filter((line) => /^\| [ab]\.json/.test(line));

describe('the document of results', () => {
  const first = withRow('', 'absent', ['b.json', '10', '90.00']);

  it('begins with the heading of its table', () => {
    expect(first).toContain('## Refusals\n');
    expect(first).not.toContain('## Answers');
  });

  it('takes a new figure in the place of the old one, and keeps rows sorted', () => {
    const second = withRow(withRow(first, 'absent', ['a.json', '5', '80.00']), 'absent', ['b.json', '10', '95.00']);
    expect(rows(second)).toEqual(['| a.json | 5 | 80.00 |', '| b.json | 10 | 95.00 |']);
  });

  it('keeps the rows of one table out of another', () => {
    const retrieval = ['b.json', 'held-out', '10', '1', '2', '3', '4', '–'];
    const both = withRow(first, 'retrieval', retrieval);
    expect(rows(both)).toEqual([`| ${retrieval.join(' | ')} |`, '| b.json | 10 | 90.00 |']);
    expect(withRow(both, 'absent', ['b.json', '10', '90.00'])).toBe(both);
  });

  it('marks what the weights of retrieval were chosen on, in whole and in part', () => {
    expect(retrievalStandingOf('drcd_dev.json, part 7-9')).toBe('tuned-on');
    expect(retrievalStandingOf('xquad.zh.dev.json, questions of xquad.en.dev.json')).toBe('tuned-on');
    expect(retrievalStandingOf('drcd_test.json')).toBe('held-out');
  });

  it('has the head and the columns that are written today', () => {
    const text = readFileSync(new URL('../../../../docs/results.md', import.meta.url), 'utf8');
    const row = text.split('\n').find((line) => line.startsWith('| cmrc2018_dev.json |')) ?? '';
    expect(withRow(text, 'retrieval', row.slice(2, -2).split(' | '))).toBe(text);
    const standings = [...text.matchAll(/^\| \S+\.jsonl?\b[^|]*\| ([^|]+) \|/gm)].map(([, standing]) => standing);
    expect(standings.length).toBeGreaterThan(5);
    expect(standings.filter((one) => one !== 'tuned-on' && one !== 'held-out')).toEqual([]);
  });
});
