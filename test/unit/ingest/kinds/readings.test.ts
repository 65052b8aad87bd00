import { describe, expect, it } from 'vitest';
import { BODY, cleanOne, PARAGRAPHS } from '../../../support/clean-one.ts';

const [FIRST] = PARAGRAPHS;

describe('readings', () => {
  it.each([
    ['ruby', '<ruby>图书馆<rt>túshūguǎn</rt></ruby>延长开放时间'],
    [
      'ruby with brackets',
      '<ruby>图<rp>(</rp><rt>tú</rt><rp>)</rp>书<rp>(</rp><rt>shū</rt><rp>)</rp>馆<rp>(</rp><rt>guǎn</rt><rp>)</rp></ruby>延长开放时间',
    ],
    [
      'ruby in parts',
      '<ruby><rb>图</rb><rb>书</rb><rb>馆</rb><rtc><rt>ㄊㄨˊ</rt><rt>ㄕㄨ</rt><rt>ㄍㄨㄢˇ</rt></rtc></ruby>延长开放时间',
    ],
    [
      'ruby with zhuyin',
      '<ruby>图<rt>ㄊㄨˊ</rt></ruby><ruby>书<rt>ㄕㄨ</rt></ruby><ruby>馆<rt>ㄍㄨㄢˇ</rt></ruby>延长开放时间',
    ],
  ])('in %s go', (_, ruby) => {
    const page = `<html><head><title>夜读</title></head><body><p>${ruby}，每晚九点半闭馆，读者可以提前一天预约座位。</p></body></html>`;
    expect(cleanOne('a.html', page).body).toBe('图书馆延长开放时间，每晚九点半闭馆，读者可以提前一天预约座位。');
  });

  it.each([
    [
      '臺(ㄊㄞˊ)灣(ㄨㄢ)最(ㄗㄨㄟˋ)高(ㄍㄠ)的(ㄉㄜ˙)山(ㄕㄢ)是(ㄕˋ)玉(ㄩˋ)山(ㄕㄢ)，海拔3952公尺。',
      '臺灣最高的山是玉山，海拔3952公尺。',
    ],
    ['玉（ㄩˋ）山（ㄕㄢ）國（ㄍㄨㄛˊ）家（ㄐㄧㄚ）公（ㄍㄨㄥ）園（ㄩㄢˊ）成立於1985年。', '玉山國家公園成立於1985年。'],
    ['县(xiàn)图(tú)书(shū)馆(guǎn)本(běn)周(zhōu)起(qǐ)延(yán)长(cháng)开放时间。', '县图书馆本周起延长开放时间。'],
    [
      '县（xian）图（tu）书（shu）馆（guan）本（ben）周（zhou）起（qi）延（yan）长开放时间。',
      '县图书馆本周起延长开放时间。',
    ],
  ])('in brackets go: %s', (line, shown) => {
    expect(cleanOne('a.txt', `夜读\n\n${line}\n${BODY}\n`).body).toBe(`${shown}\n${BODY}`);
  });

  it.each([
    ['“行”有两个读音：行(xíng)走、银行(háng)。“重”读重(zhòng)量、重(chóng)复。'],
    ['地名“六安”的“六”读作六(lù)，“东阿”的“阿”读作阿(ē)，外地人常常念错。'],
    ['“和”字多音：和(hé)平、附和(hè)、和(huó)面、和(huò)药、和(hú)牌，考生应当注意。'],
    ['“垃圾”在台灣讀作垃(ㄌㄜˋ)圾(ㄙㄜˋ)。'],
    ['国内生产总值(GDP)增长5.2%，居民消费价格指数(CPI)上涨0.2%。'],
    ['世界卫生组织(WHO)宣布，新型变异株奥密克戎(Omicron)已传入。'],
  ])('that are the subject stay: %s', (line) => {
    expect(cleanOne('a.txt', `多音字辨析\n\n${line}\n${FIRST}\n`).body).toBe(`${line}\n${FIRST}`);
  });
});
