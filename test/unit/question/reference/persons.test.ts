import { describe, expect, it } from 'vitest';
import { isPersonWhole, personsIn } from '../../../../src/question/reference/persons.ts';

describe('names of persons', () => {
  it.each([
    '何立峰',
    '刘焕鑫',
    '常正国',
    '傅振邦',
    '杜芮',
    '孟庆海',
    '程凯',
    '黄荣',
    '刘国强',
    '易纲',
    '郭树清',
    '汪洋',
    '李克强',
    '拉里·费尔南德斯',
  ])('stand alone: %s', (name) => {
    expect(isPersonWhole(name)).toBe(true);
  });

  it.each([
    '全体会议',
    '时间',
    '成都',
    '金融',
    '平均',
    '高中',
    '先进个人',
    '任务',
    '成果',
    '项目',
    '计划',
    '方法',
    '安全',
    '汪清县',
    '常务副主任',
    '石油',
    '金额',
    '目标',
    '65个',
    '包括',
  ])('are not: %s', (word) => {
    expect(isPersonWhole(word)).toBe(false);
  });

  it.each([
    ['何立峰主持了什么会议', ['何立峰']],
    ['会议是刘国强主持的吗', ['刘国强']],
    ['国家发展改革委定点帮扶哪些县', []],
    ['全国有多少个贫困县摘帽', []],
    ['人民银行表彰了多少个先进集体', []],
    ['脱贫人口人均纯收入是多少', []],
    ['时间地点和任务分别是什么', []],
    ['宋子仙是谁手下的将领', ['宋子仙']],
    ['马克龙打算几月份提交法案', ['马克龙']],
    ['蒋天宝主持了什么会议', ['蒋天宝']],
    ['默克尔和特朗普谈了什么', ['默克尔', '特朗普']],
    ['杰里·卢卡斯哪年进的名人堂', ['杰里·卢卡斯']],
    ['州长加文·纽瑟姆时年多少岁', ['加文·纽瑟姆']],
    ['姚明身高多少', ['姚明']],
    ['巴西总统是谁', []],
  ])('in %s', (text, names) => {
    expect(personsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(names);
  });
});
