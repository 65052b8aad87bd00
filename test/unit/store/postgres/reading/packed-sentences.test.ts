import { describe, expect, it } from 'vitest';
import { buildLexicalIndex } from '../../../../../src/store/lexical-index.ts';
import { packSentences, unpackSentences } from '../../../../../src/store/postgres/reading/packed-sentences.ts';

const WORDS = [['丙', '甲', '甲'], ['乙'], ['甲', '丁', ...Array.from({ length: 9 }, () => '乙')], []];
const SECTIONS = [0, 0, 1, 1];
const sentenceTerms = buildLexicalIndex(WORDS);
const number = (term: string) => [...sentenceTerms.terms].indexOf(term);
const sentences = SECTIONS.map((sectionIndex, id) => ({
  id,
  articleIndex: 0,
  sectionIndex,
  span: { start: 0, end: 0 },
}));
const data = { articles: [], chunks: [], sentences, sectionTerms: sentenceTerms, sentenceTerms };
const bases = { article: 0, section: 5, sentence: 1_000, chunk: 0 };
const packed = [...packSentences(data, new Map([...sentenceTerms.terms].map((term, i) => [term, i])), bases)];
const contents = packed.map(([, content]) => Buffer.from(content, 'base64'));

describe('the packed words of sentences', () => {
  it('come section by section', () => {
    expect(packed.map(([section]) => section)).toEqual([5, 6]);
  });

  it('give the sentences and frequencies of the terms that are wanted, of others nothing', () => {
    const wanted = ['甲', '乙'].map(number).sort((a, b) => a - b);
    const found = unpackSentences(Buffer.concat(contents), wanted);
    expect([...found.keys()]).toEqual(wanted);
    expect(found.get(number('甲'))).toEqual({
      documents: Uint32Array.of(1000, 1002),
      frequencies: Uint16Array.of(2, 1),
    });
    expect(found.get(number('乙'))).toEqual({
      documents: Uint32Array.of(1001, 1002),
      frequencies: Uint16Array.of(1, 9),
    });
  });

  it('give of some sections theirs alone, and an empty list for a term that none of them holds', () => {
    const found = unpackSentences(Buffer.concat(contents.slice(0, 1)), [number('丁')]);
    expect(found.get(number('丁'))).toEqual({ documents: new Uint32Array(), frequencies: new Uint16Array() });
  });
});
