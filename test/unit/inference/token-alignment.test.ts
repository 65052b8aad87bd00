import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AutoTokenizer, env, type PreTrainedTokenizer } from '@xenova/transformers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePieces, type Pieces } from '../../../src/inference/token-alignment.ts';
import { slice } from '../../../src/model/span.ts';

const MODELS = resolve(import.meta.dirname, '../../../models');
const CONTROL_TOKEN = /\[(?:PAD|UNK|CLS|SEP|MASK)\]/;
const DROPPED = /[\0\uFFFD\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu;

const { model } = JSON.parse(readFileSync(resolve(MODELS, 'youju-reader/tokenizer.json'), 'utf8')) as {
  model: { vocab: Record<string, number> };
};
const pieces: Pieces = makePieces(new Map(Object.entries(model.vocab)));
const words = new Map(Object.entries(model.vocab).map(([word, id]) => [id, word]));
let tokenizer: PreTrainedTokenizer;

beforeAll(async () => {
  env.allowRemoteModels = false;
  env.localModelPath = MODELS;
  tokenizer = await AutoTokenizer.from_pretrained('youju-reader');
});

const kinds = fc.oneof(
  fc.constantFrom(...'的一是不了人我在有他'),
  fc.constantFrom('總書(shu) 記', '協(xié)作', '發改委', '隻有', '「」', '《》', '……', '——', '·'),
  fc.constantFrom('gdp', 'GDP', 'covid', 'résumé', 'naïve', 'ndrc', 'co2', '12.3', '2022', '５０％', 'ｗｔｏ'),
  fc.constantFrom('😀', '👨‍👩‍👧', '🇨🇳', '𠮷', '𪚥', '丽', '㐂', '龥', '﨑', 'が', 'カ', '한국', 'أ', 'ก'),
  fc.constantFrom('\u0301', '\u200B', '\u200D', '\uFEFF', '\uFFFD', '\u00A0', '\u3000', '\u2028', '\u0085', '\0'),
  fc.constantFrom(' ', '\t', '\n', '\r', '\v', '\f', '\uD800', '\uDC00', '\uE000', '[', 'SEP', ']', '#', '##', '~'),
  fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  fc.integer({ min: 0x10000, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);
const texts = fc.array(kinds, { maxLength: 40 }).map((parts) => parts.join(''));
const plainTexts = texts.filter((text) => !CONTROL_TOKEN.test(text));

describe('word pieces', () => {
  it('are the tokens of the tokeniser itself, for any text', () => {
    fc.assert(
      fc.property(plainTexts, (text) => {
        const expected = tokenizer.encode(text, null, { add_special_tokens: false });
        expect(pieces(text).map((piece) => piece.id)).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it('lie in order inside the text without overlap, none empty', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { span } of pieces(text)) {
          expect(span.start).toBeGreaterThanOrEqual(at);
          expect(span.end).toBeGreaterThan(span.start);
          at = span.end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('stand for exactly their own characters, dropped ones aside', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { id, span } of pieces(text)) {
          if (words.get(id) === '[UNK]') continue;
          const shown = slice(text, span).replace(DROPPED, '');
          expect([words.get(id), words.get(id)?.replace(/^##/, '')]).toContain(shown);
        }
      }),
    );
  });

  it('leave nothing visible out', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { span } of [...pieces(text), { span: { start: text.length, end: text.length } }]) {
          // Each gap by itself: put together, halves of two broken pairs would be a character.
          expect(text.slice(at, span.start).replace(DROPPED, '').trim()).toBe('');
          at = span.end;
        }
      }),
    );
  });

  it('take a Han character each, a word of Latin letters by its parts and an unknown word whole', () => {
    const text = '在２０２２年 washingtons 𠮷GDP。';
    expect(pieces(text).map(({ id, span }) => [words.get(id), slice(text, span)])).toEqual([
      ['在', '在'],
      ['２０', '２０'],
      ['##２', '２'],
      ['##２', '２'],
      ['年', '年'],
      ['washington', 'washington'],
      ['##s', 's'],
      ['[UNK]', '𠮷GDP'],
      ['。', '。'],
    ]);
  });

  it('end after a combining mark and around a character that is dropped', () => {
    const text = '协作a\u200Bb\u0301';
    expect(pieces(text).map(({ span }) => slice(text, span))).toEqual(['协', '作', 'a\u200Bb\u0301']);
  });

  it('take the names of control tokens for plain characters', () => {
    const text = '[SEP][CLS]';
    const ids = pieces(text).map(({ id }) => words.get(id));
    expect(ids).toEqual(['[', '[UNK]', ']', '[', '[UNK]', ']']);
  });

  it('need a vocabulary with an unknown token', () => {
    expect(() => makePieces(new Map([['的', 1]]))).toThrow('[UNK]');
  });
});
