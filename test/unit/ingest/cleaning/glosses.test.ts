import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/ingest/corpus/clean-file.ts';

function bodyOf(text: string, file = 'a.txt'): string | undefined {
  return cleanText(file, text).cleaned[0]?.article.body;
}

describe('readings behind characters', () => {
  it('go where bopomofo helps to read a text', () => {
    expect(bodyOf('阿里山\n阿(ㄚ)里(ㄌㄧˇ)山(ㄕㄢ)的日出很有名，遊客要在四點起床。')).toBe(
      '阿里山的日出很有名，遊客要在四點起床。',
    );
  });

  it('stay where a sentence is about one', () => {
    const text = '「垃圾」在這裡讀作垃(ㄌㄜˋ)圾，與別處不同，學生常常弄錯。';
    expect(bodyOf(`正音\n${text}`)).toBe(text);
  });

  it('stay where an article is about two readings of a character', () => {
    const text = '“长”是多音字：生长(zhǎng)、长(cháng)短；“乐”也是：音乐(yuè)、快乐(lè)；“都”读都(dū)市、都(dōu)是。';
    expect(bodyOf(`多音字\n${text}`)).toBe(text);
  });

  it('go where a machine put them', () => {
    expect(
      bodyOf(
        '水库\n协(xié)会今年对水库做了检(jiǎn)查，拼音输入法的发明人也到场参(cān)观了大(dà)坝和电(diàn)站房(fáng)屋。',
      ),
    ).toBe('协会今年对水库做了检查，拼音输入法的发明人也到场参观了大坝和电站房屋。');
  });

  it('go out of ruby elements', () => {
    const page =
      '<p><ruby>山<rp>(</rp><rt>shān</rt><rp>)</rp></ruby>里今年修了公路，村民出行方便多了，游客也多了起来。</p>';
    expect(bodyOf(page, 'a.html')).toBe('山里今年修了公路，村民出行方便多了，游客也多了起来。');
  });
});
