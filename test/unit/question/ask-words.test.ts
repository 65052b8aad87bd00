import { describe, expect, it } from 'vitest';
import { contentOf, findAskWords } from '../../../src/question/ask-words.ts';

const content = (folded: string) => contentOf(folded, findAskWords(folded));

describe('asking words', () => {
  it('take in how many things are asked for', () => {
    expect(content('水利部帮扶哪三个县')).toBe('水利部帮扶 县');
    expect(content('哪12家单位参加')).toBe('单位参加');
    expect(content('提出了哪五点要求')).toBe('提出了 要求');
  });

  it('leave a count alone that the question states itself', () => {
    expect(content('三个县的名字叫什么')).toContain('三个县');
    expect(content('哪年建成二号桥')).toContain('二号桥');
  });
});
