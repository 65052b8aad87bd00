import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, isJsonText, readJsonText, scanJson } from '../../../../src/ingest/formats/json-scan.ts';
import { mapText, originOf } from '../../../../src/text/script/offset-map.ts';

describe('scanning JSON', () => {
  it('reads back every string that JSON can hold, with where its characters stand', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        const text = JSON.stringify({ content: value });
        const object = scanJson(text);
        const span = isJsonObject(object) ? object.get('content') : undefined;
        const read = isJsonText(span) ? readJsonText(mapText(text), span) : undefined;
        expect(read?.text).toBe(value);
        for (let i = 0; i < value.length; i++) {
          const there = text.charAt(originOf(read?.runs ?? [], i));
          expect(there === '\\' || there === value.charAt(i)).toBe(true);
        }
      }),
    );
  });

  it('decodes escapes in names and takes a list of lists', () => {
    const object = scanJson('{"\\u6b63\\u6587": [[1, -2.5e3], true, null, {}]}');
    expect(isJsonObject(object) && object.has('正文')).toBe(true);
  });

  it.each([
    ['a byte order mark', '\ufeff{"a":"茶园"}', '茶园'],
    ['a raw line break', '{"a":"茶园\n改种"}', '茶园\n改种'],
    ['a raw tab', '{"a":"茶园\t改种"}', '茶园\t改种'],
    ['an escape that JSON lacks', String.raw`{"a":"茶\园"}`, '茶园'],
    ['half an escape', String.raw`{"a":"\u83"}`, 'u83'],
    ['NaN, as Python writes it,', '{"b":NaN,"a":"茶园"}', '茶园'],
  ])('reads a text with %s as exports write it', (_, text, expected) => {
    const object = scanJson(text);
    const span = isJsonObject(object) ? object.get('a') : undefined;
    expect(isJsonText(span) && readJsonText(mapText(text), span).text).toBe(expected);
  });

  it.each([
    ['{"a": "half', 'a string has no end'],
    ['{"a": 1', 'it ends too early'],
    ['{"a" 1}', 'unexpected "1"'],
    ['[1,]', 'unexpected "]"'],
    ['{} {}', 'it goes on after its end'],
    ['['.repeat(100_000), 'it is nested deeper than 100'],
  ])('says of %.20s: %s', (text, message) => {
    expect(() => scanJson(text)).toThrow(message);
  });
});
