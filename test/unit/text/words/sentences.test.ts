import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../../src/text/words/sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it('ends sentences at full stops, questions, calls, semicolons and line ends', () => {
    expect(split('一。二？三！四；五\n六')).toEqual(['一。', '二？', '三！', '四；', '五', '六']);
    expect(split('Is it? Yes!')).toEqual(['Is it?', 'Yes!']);
  });

  it('does not end them at commas, nor at the point of a number', () => {
    expect(split('增长3.5%，达到12万人、24个村：其中')).toEqual(['增长3.5%，达到12万人、24个村：其中']);
  });

  it('keeps repeated and closing marks with their sentence', () => {
    expect(split('他问：“真的吗？！”她说（笑。）然后')).toEqual(['他问：“真的吗？！”', '她说（笑。）', '然后']);
  });

  it('ends at a line end although the sentence does', () => {
    expect(split('一。\n二……\n\n三')).toEqual(['一。', '二……', '三']);
  });

  it('leaves white space around sentences out, and sentences that are nothing else', () => {
    expect(split('　一。 \n \n　　二 ')).toEqual(['一。', '二']);
    expect(split(' \n ')).toEqual([]);
  });

  it('ends a sentence of more than 200 characters at its last pause before that', () => {
    const [first = '', ...rest] = split(`${'甲'.repeat(90)}，${'乙'.repeat(90)}、${'丙'.repeat(90)}`);
    expect(first).toBe(`${'甲'.repeat(90)}，${'乙'.repeat(90)}、`);
    expect(rest).toEqual(['丙'.repeat(90)]);
  });

  it('ends it at 200 where the only pause is near its beginning, but never within a character', () => {
    expect(split(`甲，${'乙'.repeat(250)}`).map(({ length }) => length)).toEqual([200, 52]);
    expect(split(`甲${'𠀀'.repeat(150)}`).map(({ length }) => length)).toEqual([199, 102]);
  });

  it('loses nothing but white space', () => {
    const pieces = fc.constantFrom('字', '，', '。', '！”', ' ', '\n', '甲'.repeat(120), '𠀀');
    fc.assert(
      fc.property(fc.array(pieces), (parts) => {
        const text = parts.join('');
        expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});
