import { describe, expect, it } from 'vitest';
import { renderLogLine } from '../../../src/support/log.ts';

describe('a line of the log for a person', () => {
  it('says how grave it is, what happened, and the facts of the case', () => {
    const line = { level: 40, time: 1, pid: 2, hostname: 'h', name: 'youju', waitMs: 200, msg: 'starting again' };
    expect(renderLogLine(JSON.stringify(line))).toBe('warn: starting again waitMs=200\n');
  });

  it('has the stack of an error below it', () => {
    const line = { level: 50, err: { message: 'no', stack: 'Error: no\n    at here' }, msg: 'upkeep failed' };
    expect(renderLogLine(JSON.stringify(line))).toBe('error: upkeep failed\nError: no\n    at here\n');
  });
});
