import { describe, expect, it } from 'vitest';
import { withRow } from '../../../../src/cli/evaluation/save-results.ts';

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
    const retrieval = ['b.json', '10', '1', '2', '3', '4', '–'];
    const both = withRow(first, 'retrieval', retrieval);
    expect(rows(both)).toEqual([`| ${retrieval.join(' | ')} |`, '| b.json | 10 | 90.00 |']);
    expect(withRow(both, 'absent', ['b.json', '10', '90.00'])).toBe(both);
  });
});
