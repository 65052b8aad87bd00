import { describe, expect, it } from 'vitest';
import { completeEnumeration, dropNamedItems } from '../../../../src/answer/reading/enumeration.ts';

function complete(text: string, part: string): string {
  const start = text.indexOf(part);
  const { start: from, end } = completeEnumeration(text, { start, end: start + part.length });
  return text.slice(from, end);
}

describe('completing an enumeration', () => {
  it('takes in the items before and behind, up to the marks that bound it', () => {
    expect(complete('参会单位：水利部、教育部、财政部，会议很长。', '教育部')).toBe('水利部、教育部、财政部');
    expect(complete('（甲省水利厅、乙省财政局、丙省）', '甲省水利厅')).toBe('甲省水利厅、乙省财政局、丙省');
  });

  it('leaves out the long text that leads to the first item', () => {
    const text = '持续抓好对口支援和定点帮扶地区的河北某县、吉林某县、广西某县，';
    expect(complete(text, '吉林某县')).toBe('吉林某县、广西某县');
  });

  it('takes in the last item behind a mark or conjunction, up to where its nouns end', () => {
    expect(complete('水利部、教育部、财政部联合召开会议。', '水利部')).toBe('水利部、教育部、财政部');
    expect(complete('会议由水利部、教育部和财政部联合举办。', '水利部、教育部')).toBe('水利部、教育部和财政部');
  });

  it('keeps titles and remarks in brackets whole', () => {
    expect(complete('著有《山，水》、《论云》等书。', '《论云》')).toBe('《山，水》、《论云》');
  });

  it('does not take 和 between two nouns for a list', () => {
    expect(complete('水利部和教育部召开会议。', '水利部')).toBe('水利部');
  });

  it('leaves a span alone that is no item', () => {
    expect(complete('会议由张三主持。', '张三')).toBe('张三');
  });
});

describe('items that the question names itself', () => {
  const drop = (text: string, question: string) => {
    const { start, end } = dropNamedItems(text, { start: 0, end: text.length }, question);
    return text.slice(start, end);
  };

  it('are left out at both edges', () => {
    expect(drop('水利部、教育部、财政部', '哪些单位和水利部一起开会')).toBe('教育部、财政部');
    expect(drop('水利部、教育部、财政部', '除财政部外还有哪些单位')).toBe('水利部、教育部');
  });

  it('stay where nothing else would be left', () => {
    expect(drop('水利部', '水利部是哪个单位')).toBe('水利部');
    expect(drop('水利部、教育部', '水利部和教育部')).toBe('教育部');
  });
});
