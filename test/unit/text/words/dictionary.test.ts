import { describe, expect, it } from 'vitest';
import { type DictionaryEntry, makeDictionary, termEntries } from '../../../../src/text/words/dictionary.ts';
import { stemOf } from '../../../../src/text/words/english.ts';

const ENTRIES: readonly DictionaryEntry[] = [
  ['縣', '县', 'xian4', 'county', [], []],
  ['郡', '郡', 'jun4', ['canton; county', 'region'], [], []],
  ['扶貧', '扶贫', 'fu2 pin2', ['assistance to the poor', 'poverty alleviation'], [], []],
  ['幫助', '帮助', 'bang1 zhu4', ['assistance; aid', 'to help; to assist'], [], []],
  ['振興', '振兴', 'zhen4 xing1', 'to revitalize', [], []],
  ['县里', '县里', 'xian4 li3', 'variant of 縣裏|县里', [], []],
  ['世貿', '世贸', 'Shi4 mao4', 'World Trade Organization (WTO)', [], []],
  ['俺', '俺', 'an3', '(dialect) county', [], []],
];
const dictionary = makeDictionary(ENTRIES);
const words = (candidates: readonly { readonly word: string }[]) => candidates.map(({ word }) => word);
const find = (phrase: string) => words(dictionary.find(phrase.split(' ').map(stemOf).join(' ')));

describe('makeDictionary', () => {
  it('finds words by whole glosses in any inflection, first glosses first, dialect last', () => {
    expect(find('counties')).toEqual(['县', '郡', '俺']);
    expect(find('assisting')).toEqual(['帮助']);
  });

  it('gives the best word first, whatever the order of the entries, and each once', () => {
    const backwards = makeDictionary([...ENTRIES].reverse().flatMap((entry) => [entry, entry]));
    expect(words(backwards.find(stemOf('county')))).toEqual(['县', '郡', '俺']);
  });

  it('finds phrases, to and the left out', () => {
    expect(find('poverty alleviation')).toEqual(['扶贫']);
    expect(find('revitalize')).toEqual(['振兴']);
  });

  it('finds acronyms in brackets', () => {
    expect(find('wto')).toEqual(['世贸']);
  });

  it('finds words by one word of a longer gloss', () => {
    expect(words(dictionary.findWithin(stemOf('poverty')))).toEqual(['扶贫']);
  });

  it('finds words by a relative', () => {
    expect(words(dictionary.findRelated(stemOf('revitalization')))).toEqual(['振兴']);
  });

  it('leaves entries out that only point to others', () => {
    expect(find('variant')).toEqual([]);
    expect(makeDictionary([['县里', '县里', '', 'variant of 縣裏']]).findWithin(stemOf('variant'))).toEqual([]);
  });

  it('takes the terms of a glossary', () => {
    const entries = termEntries([{ canonical: '帮扶', kind: 'term', aliases: [], english: ['assist', 'help'] }]);
    expect(words(makeDictionary(entries).find('assist'))).toEqual(['帮扶']);
  });
});
