import { describe, expect, it } from 'vitest';
import { renderUsage } from '../../../src/cli/usage-text.ts';

describe('the text of --help', () => {
  it('puts the options below each other, what they say behind the longest of them', () => {
    const text = renderUsage('Usage: npm run count -- [options]\nCounts articles.', {
      data: { type: 'string', takes: 'DIR', says: 'the articles' },
      json: { type: 'boolean', says: 'print JSON' },
    });
    expect(text).toBe(
      'Usage: npm run count -- [options]\nCounts articles.\n  --data DIR   the articles\n  --json       print JSON',
    );
  });

  it('goes on below the first line of what an option says', () => {
    const text = renderUsage('Usage: x', { a: { type: 'boolean', says: 'one\ntwo' } });
    expect(text).toBe('Usage: x\n  --a   one\n        two');
  });

  it('is the command line alone where there are no options', () => {
    expect(renderUsage('Usage: npm start', {})).toBe('Usage: npm start');
  });
});
