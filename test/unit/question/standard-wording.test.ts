import { describe, expect, it } from 'vitest';
import { standardWording } from '../../../src/question/standard-wording.ts';

describe('words of dialects and chats', () => {
  it.each([
    ['水利厅帮紧边几个县?', '水利厅帮哪几个县?'],
    ['边个主持会议', '谁主持会议'],
    ['会议喺边度开', '会议在哪里开'],
    ['表彰咗几多个集体', '表彰了多少个集体'],
    ['几时开嘅会', '什么时候开的会'],
    ['啥时候开的会', '什么时候开的会'],
    ['点解要退耕', '为什么要退耕'],
    ['系边个讲话?', '是谁讲话?'],
    ['那些县是试点县', '哪些县是试点县'],
    ['一月廿七日喺加兹尼跌落嚟嗰架飞机系咩型号?', '一月二十七日在加兹尼掉下来那架飞机是什么型号?'],
    ['警察总共拉咗几多人?', '警察总共抓了多少人?'],
    ['巨响系边款战机整出嚟㗎?', '巨响是哪款战机整出来?'],
    ['基地畀几多枚火箭弹打中?', '基地被多少枚火箭弹打中?'],
    ['条跑道有几长?', '条跑道有多长?'],
    ['而家用紧边架车?', '现在用哪架车?'],
    ['3月24号开咩会', '3月24日开什么会'],
    ['演员系几时过身', '演员是什么时候去世'],
  ])('are put into the standard language: %s', (asked, standard) => {
    expect(standardWording(asked)).toBe(standard);
  });

  it.each([
    '黄河两边有哪些县',
    '关系到谁的利益',
    '那些县由谁帮扶',
    '边境贸易额是多少',
    '水利系统有多少人',
    '宜家里有多少种家具',
    '拉了几车煤',
    '他家有几大箱书',
  ])('are told from words that look like them: %s', (asked) => {
    expect(standardWording(asked)).toBe(asked);
  });
});
