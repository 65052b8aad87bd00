import { describe, expect, it } from 'vitest';
import { findRegionEndingAt } from '../../../../src/text/names/regions.ts';

const regionBefore = (text: string, name: string) => findRegionEndingAt(text, text.indexOf(name))?.value;

describe('the region before a name', () => {
  it.each([
    ['欧洲央行', '央行', '欧洲'],
    ['在法国财政部', '财政部', '法国'],
    ['美财政部', '财政部', '美'],
    ['东盟秘书处', '秘书处', '东盟'],
    ['巴布亚新几内亚财政部', '财政部', '巴布亚新几内亚'],
    ['苏格兰政府', '政府', '苏格兰'],
  ])('in %s is foreign', (text, name, region) => {
    expect(regionBefore(text, name)).toBe(region);
  });

  it.each(['中国财政部', '香港财政部', '澳门财政部', '台湾财政部', '河北财政部', '世界财政部', '财政部'])(
    'in %s is none of another state',
    (text) => {
      expect(regionBefore(text, '财政部')).toBeUndefined();
    },
  );
});
