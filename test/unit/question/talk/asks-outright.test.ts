import { describe, expect, it } from 'vitest';
import { asksOutright } from '../../../../src/question/talk/asks-outright.ts';

describe('a message that asks outright', () => {
  it.each(['谁主持', '誰主持？', '几个县', '邊個主持', 'who gave instructions', '哪年', '多少钱', 'When was it held'])(
    'has an asking word: %s',
    (words) => {
      expect(asksOutright(words)).toBe(true);
    },
  );

  it.each(['你是谁', 'who are you', 'what should i ask', '谢谢', '请问', '好吗', '几乎', '任何人', 'whatever', 'show'])(
    'speaks of the bot or the asker, or has none: %s',
    (words) => {
      expect(asksOutright(words)).toBe(false);
    },
  );
});
