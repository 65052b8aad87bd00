import { describe, expect, it } from 'vitest';
import { makeCustomId, parseCustomId } from '../../../../src/bot/discord/custom-id.ts';

describe('custom ids', () => {
  it('carry their state there and back', () => {
    expect(makeCustomId('context', 12, 0, 'p')).toBe('y1|context|12|0|p');
    expect(parseCustomId('y1|context|12|0|p')).toEqual({ action: 'context', parts: ['12', '0', 'p'] });
    expect(parseCustomId('y1|ask|')).toEqual({ action: 'ask', parts: [''] });
  });

  it('of other programs are not read', () => {
    expect(parseCustomId('vote:1')).toBeUndefined();
    expect(parseCustomId('')).toBeUndefined();
  });

  it('stay within the hundred characters of Discord', () => {
    expect(makeCustomId('page', 'a'.repeat(92))).toHaveLength(100);
    expect(() => makeCustomId('page', 'a'.repeat(93))).toThrow(RangeError);
  });
});
