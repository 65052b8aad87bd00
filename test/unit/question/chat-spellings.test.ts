import { describe, expect, it } from 'vitest';
import { spellOut } from '../../../src/question/chat-spellings.ts';

describe('chat spellings of a question', () => {
  it.each([
    ['wut day was it', 'what day was it'],
    ['wen was it held?', 'when was it held?'],
    ['hw many ppl came', 'how many people came'],
    ['and hu is the boss', 'and who is the boss'],
    ['wich govt dept', 'which government department'],
  ])('are written out: %s', (asked, written) => {
    expect(spellOut(asked)).toBe(written);
  });

  it.each(['who is hu jintao', 'wen jiabao', 'Wat Pho', 'PPL', "what's new", 'hw-2 and whne', '灵寿县 gdp'])(
    'leave names and all other words as they are: %s',
    (asked) => {
      expect(spellOut(asked)).toBe(asked);
    },
  );
});
