import { describe, expect, it } from 'vitest';
import { cutDictionaryWords } from '../../../../src/text/words/segment-plain.ts';

describe('cutDictionaryWords', () => {
  it('builds no words that the dictionary lacks', () => {
    expect(cutDictionaryWords('他来到了网易杭研大厦')).toEqual(['他', '来到', '了', '网易', '杭', '研', '大厦']);
  });
});
