import { describe, expect, it } from 'vitest';
import { CATALOGUE, describeError, OperatorError } from '../../../src/support/errors.ts';

describe('OperatorError', () => {
  it('is worded from its facts and keeps its cause', () => {
    const cause = new Error('disk');
    const error = OperatorError.of('FILE_UNREADABLE', { path: 'a.txt', reason: 'no permission' }, cause);
    expect(describeError(error)).toBe(
      'FILE_UNREADABLE: a.txt cannot be read: no permission. → Check that it exists and that this user may read it.',
    );
    expect(error.cause).toBe(cause);
  });

  it('is told on by another process in the same words', () => {
    const error = OperatorError.of('INDEX_MISSING', { path: 'index' });
    const { code, message, remedy } = error;
    expect(describeError(OperatorError.received({ code, message, remedy }))).toBe(describeError(error));
    expect([OperatorError.isCode('INDEX_MISSING'), OperatorError.isCode('toString')]).toEqual([true, false]);
  });
});

describe('the catalogue', () => {
  it('ends every entry with something to do, in a whole sentence', () => {
    const odd = Object.values(CATALOGUE).filter(({ remedy }) => !/^[A-Z].*\.$/.test(remedy));
    expect(odd).toEqual([]);
  });
});
