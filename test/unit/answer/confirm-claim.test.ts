import { describe, expect, it } from 'vitest';
import { confirmClaim } from '../../../src/answer/confirm-claim.ts';
import type { Answered } from '../../../src/model/answer.ts';

const answered = (short: string | null, language: Answered['language'] = 'zh-Hans'): Answered => ({
  question: '',
  language,
  outcome: 'answered',
  short,
  confidence: 0.9,
  ...{ citations: [], alternatives: [], notes: [], ms: {} },
});
const said = (value: number | null, claimed: string, short: string) =>
  confirmClaim({ value, claimed, question: '' }, answered(short)).short;

describe('confirmClaim', () => {
  it('says yes to the same value, however it is written, and no to another', () => {
    expect(said(1_800_000, '180万', '1800000户')).toBe('是：1800000户');
    expect(said(100, '100', '65个')).toBe('不是：65个');
  });

  it('says yes to a person among those proven', () => {
    expect(said(null, '郭树清', '主席郭樹清')).toBe('是：主席郭樹清');
    expect(said(null, '郭树清', '刘国强')).toBe('不是：刘国强');
  });

  it('says it in the language of the answer', () => {
    const claim = { value: 3, claimed: '3', question: '' };
    expect(confirmClaim(claim, answered('三个县', 'en')).short).toBe('Yes: 三个县');
    expect(confirmClaim(claim, answered('5个县', 'en')).short).toBe('No: 5个县');
    expect(confirmClaim(claim, answered('3個縣', 'zh-Hant')).short).toBe('是：3個縣');
  });

  it('leaves an answer without words alone', () => {
    expect(confirmClaim({ value: 3, claimed: '3', question: '' }, answered(null)).short).toBeNull();
  });
});
