import { describe, expect, it } from 'vitest';
import { toSimplified, toTraditional } from '../../../../src/text/script/convert.ts';
import { convertToTraditional, overConvertedForm } from '../../../../src/text/script/traditional.ts';

describe('conversion for the reader', () => {
  it('writes Simplified text in the Traditional characters of Taiwan, word by word', () => {
    expect(toTraditional('头发的发展')).toBe('頭髮的發展');
    expect(toTraditional('这里面')).toBe('這裡面');
  });

  it('writes Traditional text in Simplified characters', () => {
    expect(toSimplified('頭髮的發展')).toBe('头发的发展');
  });

  it('leaves text alone that is in the wanted script', () => {
    expect(toTraditional('國家發展和皇后')).toBe('國家發展和皇后');
    expect(toSimplified('国家发展和乾隆')).toBe('国家发展和乾隆');
  });
});

describe('Traditional characters of a standard', () => {
  it('are chosen by the word', () => {
    expect(convertToTraditional('面条在里面')).toBe('麪條在裏面');
  });

  it('that a careless converter takes are known by the character', () => {
    expect([overConvertedForm('面'), overConvertedForm('里'), overConvertedForm('国')]).toEqual([
      '麵',
      '裏',
      undefined,
    ]);
  });
});
