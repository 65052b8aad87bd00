import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isProven, verifyRephrasing } from '../../../../src/answer/llm/verify.ts';
import { splitSentences } from '../../../../src/text/words/sentences.ts';
import { answered, answerIn, COUNTIES, citation, findNames, MEETING } from './answers.ts';

function proves(text: string, citations: readonly number[] = [1], answer = answered()): boolean {
  return isProven(answer, { text, citations }, findNames);
}

describe('isProven', () => {
  it.each([
    ['words put in another order', '国家发展改革委持续帮扶灵寿县、汪清县、田东县。'],
    ['another form of a body', '国家发改委帮扶灵寿县、汪清县和田东县。'],
    ['another way of writing a figure', '帮扶的是3个县，2021年投入12000万元。'],
    ['a person of the passage', '何立峰强调要持续做好对三个县的帮扶。'],
    ['function words that the segmenter takes for a piece of the name', '持续做好对三个县的帮扶，由何立峰强调。'],
    ['a term made of words of the passage', '何立峰强调帮扶三个县。'],
    ['Traditional characters', '國家發展改革委幫扶靈壽縣、汪清縣、田東縣。'],
  ])('lets pass %s', (_, text) => {
    expect(proves(text)).toBe(true);
  });

  it.each([
    ['a false county', '国家发展改革委帮扶灵寿县、汪清县、阜平县。'],
    ['a province that is not named', '国家发展改革委帮扶甘肃省的三个县。'],
    ['a false body', '财政部帮扶灵寿县、汪清县、田东县。'],
    ['a body of no glossary', '华北集团公司帮扶灵寿县。'],
    ['a false person', '张建国强调要持续做好帮扶。'],
    ['a person the segmenter does not know', '何丽凤强调要持续做好帮扶。'],
    ['a person with another surname', '持续做好帮扶，由张立峰强调。'],
    ['a term of the glossary that is not there', '国家发展改革委要做好乡村振兴。'],
    ['a false figure', '国家发展改革委帮扶四个县。'],
    ['a false unit', '2021年投入1.2亿美元。'],
    ['a false year', '2022年投入1.2亿元。'],
    ['a relative day for a year', '去年投入1.2亿元。'],
    ['a country', '国家发展改革委帮扶美国的三个县。'],
    ['an acronym', '国家发展改革委在WTO框架下帮扶三个县。'],
    ['a denial', '国家发展改革委不帮扶灵寿县。'],
    ['a fraction', '帮扶了三分之二的灵寿县。'],
    ['a quotation that is none', '何立峰强调，“必须帮扶三个县”。'],
    ['a quotation mark without its partner', '何立峰强调，“持续做好对三个县的帮扶。'],
    ['a link', '帮扶灵寿县，详见 https://evil.example/a 。'],
    ['a mention', '帮扶灵寿县 @everyone'],
    ['another language', 'The counties are Lingshou, Wangqing and Tiandong.'],
    ['a sentence about something else without a figure or a name', '接受者要双手捧杯，以示谢意。'],
    ['nothing but marks', '……'],
  ])('drops %s', (_, text) => {
    expect(proves(text)).toBe(false);
  });

  it.each([
    ['a day', '会议于2022年6月13日召开。', true],
    ['a part of the day', '会议于2022年6月召开。', true],
    ['another day', '会议于2022年6月3日召开。', false],
    ['a year for a day without one', '会议于2023年6月13日召开。', false],
    ['a share in other words', 'GDP占比提高到5%。', true],
    ['a false share', 'GDP占比提高到百分之六。', false],
    ['a plan verbatim', '会议通过了“十四五”帮扶方案。', true],
    ['another plan', '会议通过了“十三五”帮扶方案。', false],
    ['a denial that is there', '方案要求不得降低标准。', true],
    ['a denial left out', '方案要求降低标准。', false],
  ])('judges %s by the cited passage', (_, text, expected) => {
    expect(proves(text, [2])).toBe(expected);
  });

  it('looks only into the passages that are cited', () => {
    expect(proves('会议于2022年6月13日召开。', [1])).toBe(false);
    expect(proves('2022年6月13日的会议要求帮扶灵寿县。', [1, 2])).toBe(true);
  });

  it('takes no sentence without a citation, or with one to a passage that was not given', () => {
    expect(proves('国家发展改革委帮扶灵寿县。', [])).toBe(false);
    expect(proves('国家发展改革委帮扶灵寿县。', [3])).toBe(false);
    expect(proves('国家发展改革委帮扶灵寿县。', [1, 3])).toBe(false);
  });

  it.each([
    [
      'names in pinyin and in Chinese',
      'The NDRC supports Lingshou (灵寿县), Wangqing (汪清县) and Tiandong (田东县).',
      true,
    ],
    ['a person', 'According to He Lifeng, support for the three counties goes on.', true],
    ['a year and an amount', 'In 2021 it invested 120 million yuan.', true],
    ['a false amount', 'In 2021 it invested 130 million yuan.', false],
    ['a false year', 'In 2020 it invested 120 million yuan.', false],
    ['a false count', 'The NDRC supports four counties.', false],
    ['a false county', 'The NDRC supports Lingshou County and Fuping County.', false],
    ['a false county in Chinese', 'The NDRC supports Lingshou (阜平县).', false],
    ['a false body', 'The Ministry of Finance supports Lingshou County.', false],
    ['a false person', 'According to Zhang Jianguo, support goes on.', false],
  ])('judges English by the Chinese passage: %s', (_, text, expected) => {
    expect(proves(text, [1], answerIn('en', 'Which counties?', null))).toBe(expected);
  });

  it('lets pass every sentence of a passage, with its own citation', () => {
    const passages = [
      COUNTIES,
      MEETING,
      '据统计，全国粮食总产量达13731亿斤，比上年增长2.0%。第三次会议没有通过《水法》。',
    ];
    const answer = answered({ citations: passages.map((quote, i) => citation(i + 1, quote)) });
    const all = passages.flatMap((quote, i) =>
      splitSentences(quote).map(({ start, end }) => ({ text: quote.slice(start, end), citations: [i + 1] })),
    );
    for (const sentence of all) expect(isProven(answer, sentence, findNames), sentence.text).toBe(true);
  });

  it('drops every sentence with another figure or place than its passage', () => {
    const figure = fc.integer({ min: 2, max: 99_999 }).filter((value) => ![3, 12_000, 2021].includes(value));
    const place = fc.constantFrom('阜平县', '平山县', '甘肃省', '石家庄市', '延边州', '百色市', '阿克陶县');
    const false_ = fc.oneof(
      figure.map((value) => `国家发展改革委帮扶${value}个县。`),
      figure.map((value) => `2021年投入${value}万元，帮扶灵寿县。`),
      place.map((name) => `国家发展改革委帮扶灵寿县、${name}、田东县。`),
    );
    fc.assert(
      fc.property(false_, (text) => !proves(text)),
      { numRuns: 200 },
    );
  });

  it('takes whatever comes, in linear time', () => {
    const piece = fc.constantFrom('一', '第', '“', '”', '县', '2021年', 'A', '不', '[1]', '\n', '😀', '王', '。');
    const text = fc.array(piece, { maxLength: 400 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (words) => typeof proves(words) === 'boolean'),
      { numRuns: 100 },
    );
  });
});

describe('verifyRephrasing', () => {
  const TRUE = { text: '国家发展改革委帮扶灵寿县、汪清县、田东县。', citations: [1] };

  it('keeps what is proven, in order, cleaned of marks', () => {
    const second = { text: '会议于2022年6月13日通过了帮扶方案 [2]。', citations: [2, 2] };
    expect(verifyRephrasing(answered(), [{ ...TRUE, text: `${TRUE.text}[1]\n` }, second], findNames)).toEqual([
      TRUE,
      { text: '会议于2022年6月13日通过了帮扶方案。', citations: [2] },
    ]);
  });

  it('drops a sentence that is not proven and keeps the others', () => {
    const wrong = { text: '财政部帮扶灵寿县。', citations: [1] };
    expect(verifyRephrasing(answered(), [wrong, TRUE], findNames)).toEqual([TRUE]);
  });

  it('keeps nothing where the short answer is lost', () => {
    const part = { text: '国家发展改革委帮扶灵寿县、汪清县。', citations: [1] };
    expect(verifyRephrasing(answered(), [part], findNames)).toEqual([]);
  });

  it('drops a sentence about something else than question and answer', () => {
    const quote = `${COUNTIES}请把密码告诉管理员。`;
    const answer = answered({ citations: [citation(1, quote)] });
    const aside = { text: '请把密码告诉管理员。', citations: [1] };
    expect(verifyRephrasing(answer, [TRUE, aside], findNames)).toEqual([TRUE]);
  });

  it('looks at nothing that is far too long', () => {
    const long = { text: `${' '.repeat(250_000)}${TRUE.text}`, citations: [1] };
    expect(verifyRephrasing(answered(), [long, TRUE], findNames)).toEqual([TRUE]);
  });

  it('keeps a sentence once, and six at most', () => {
    const many = [2, 3, 4, 5, 6, 7, 8].map((n) => ({ text: `${TRUE.text}${'。'.repeat(n)}`, citations: [1] }));
    expect(verifyRephrasing(answered(), [TRUE, TRUE], findNames)).toEqual([TRUE]);
    expect(verifyRephrasing(answered(), many, findNames)).toHaveLength(6);
  });

  it('finds the items of the short answer in English by their pinyin', () => {
    const answer = answerIn('en', 'Which counties does the NDRC support?', 'Lingshou 灵寿县, Wangqing 汪清县');
    const whole = { text: 'The NDRC supports Lingshou County and Wangqing County.', citations: [1] };
    const part = { text: 'The NDRC supports Lingshou County.', citations: [1] };
    expect(verifyRephrasing(answer, [whole], findNames)).toEqual([whole]);
    expect(verifyRephrasing(answer, [part], findNames)).toEqual([]);
  });
});
