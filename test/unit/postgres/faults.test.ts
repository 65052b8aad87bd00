import { describe, expect, it } from 'vitest';
import { describeFault, isGivenUp, isPassingFault } from '../../../src/postgres/faults.ts';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('faults of a database', () => {
  it.each([
    ...['57P01', '57P03', '53300', '08006', '40001', '40P01', 'ECONNREFUSED', 'ECONNRESET'].map(withCode),
    new Error('Query read timeout'),
    new Error('Connection terminated unexpectedly'),
    new Error('Client has encountered a connection error and is not queryable'),
    new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')]),
  ])('that pass are waited out: %s', (error) => {
    expect(isPassingFault(error)).toBe(true);
  });

  it.each([
    ...['28P01', '3D000', '42501', '23505', '57014', 'ENOTFOUND'].map(withCode),
    new Error('Connection'),
    undefined,
  ])('that stay are not: %s', (error) => {
    expect(isPassingFault(error)).toBe(false);
  });

  it('include a statement that took too long', () => {
    expect([withCode('57014'), withCode('57P01'), undefined].map(isGivenUp)).toEqual([true, false, false]);
  });

  it('are told by their own words', () => {
    expect(describeFault(new AggregateError([new Error('connect ECONNREFUSED ::1:5432')]))).toContain('ECONNREFUSED');
  });
});
