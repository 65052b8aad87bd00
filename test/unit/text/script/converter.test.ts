import { Converter as fromSimplified } from 'opencc-js/cn2t';
import * as toTraditional from 'opencc-js/preset/cn2t';
import * as toSimplified from 'opencc-js/preset/t2cn';
import { Converter as fromTraditional } from 'opencc-js/t2cn';
import { describe, expect, it } from 'vitest';
import { makeConverter } from '../../../../src/text/script/converter.ts';

const TEXTS = [
  '皇后在后面发现理发店的干面条只有一只，里程为三千公里。',
  '國務院總理訪問臺灣乾隆年間的樓臺，瞭解裡面的情況。',
  '台湾的博物馆里展出了头发、麻将和计算机软件',
  'plain text, 123 ⿰氵国⿱艹国 𠀀国𠮷 \ud842国\udfb7 後',
  '',
];

describe('a converter', () => {
  it.each([
    ['s2tw', makeConverter(toTraditional, 's2tw'), fromSimplified({ from: 'cn', to: 'tw' })],
    ['s2t', makeConverter(toTraditional, 's2t'), fromSimplified({ from: 'cn', to: 't' })],
    ['t2s', makeConverter(toSimplified, 't2s'), fromTraditional({ from: 't', to: 'cn' })],
  ])('%s gives what opencc gives', (_, own, theirs) => {
    const chars = Array.from({ length: 0x5200 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const texts = [...TEXTS, chars, [...chars].reverse().join('')];
    expect(texts.map(own)).toEqual(texts.map(theirs));
    expect(texts.map(own)).not.toEqual(texts);
  });
});
