import { describe, expect, it } from 'vitest';
import { readEmoji } from '../../../../src/question/talk/emoji.ts';

describe('readEmoji', () => {
  it.each([
    ['谢谢🙏', '谢谢', ['thanks']],
    ['👍🏻', '', ['assent']],
    ['哈哈 :D', '哈哈', ['laughter']],
    ['🇨🇳', '', ['assent']],
  ] as const)('takes the emoji out of %s', (text, words, kinds) => {
    const read = readEmoji(text);
    expect(read.words.trim()).toBe(words);
    expect([...read.kinds]).toEqual(kinds);
  });

  it("reads the names of people's own emoji, which say nothing by their looks", () => {
    expect(readEmoji('<:thank_you:123456789012345678> <a:nod:123456789012345678>')).toMatchObject({
      names: ['thank you', 'nod'],
      kinds: new Set(),
    });
  });

  it.each(['附件:D项是什么', 'http://a.example', '3:0', 'x3系列'])('leaves %s as it is', (text) => {
    expect(readEmoji(text)).toEqual({ words: text, kinds: new Set(), names: [] });
  });
});
