import { describe, expect, it } from 'vitest';
import { provePoint } from '../../../../src/answer/llm/gate.ts';
import type { PackSentence } from '../../../../src/answer/llm/pack.ts';
import { coveredBy } from '../../../support/covered-by.ts';
import { COUNTIES, findNames, MEETING } from './answers.ts';

const PACK: readonly PackSentence[] = [
  { id: 's1', text: COUNTIES, citation: 1 },
  { id: 's2', text: MEETING, citation: 2 },
  { id: 's3', text: '各中小学不得在课后服务中讲授新课。', citation: 3 },
  { id: 's4', text: '进一步发挥资源优势，共同促进农民增收；', citation: 4 },
  { id: 's5', text: '两年来，投入帮扶资金，修建了水渠。', citation: 5 },
  { id: 's6', text: '会议强调，要修路，要修桥。', citation: 6 },
];

interface Scene {
  readonly proofs?: readonly string[];
  readonly follows?: typeof coveredBy | null;
  readonly zh?: string;
}

async function prove(text: string, { proofs = ['s1'], follows = async () => 99, zh }: Scene = {}) {
  const point = { text, proofs, ...(zh === undefined ? {} : { zh }) };
  const language = zh === undefined ? 'zh-Hans' : 'en';
  return provePoint(point, { pack: PACK, language }, { findNames, follows });
}

describe('what must be exact, whatever the support model says', () => {
  it.each([
    ['a false county', '国家发展改革委帮扶灵寿县、汪清县、阜平县。'],
    ['a province that is not named', '国家发展改革委帮扶甘肃省的三个县。'],
    ['a false body', '财政部帮扶灵寿县、汪清县、田东县。'],
    ['a body of no glossary', '华北集团公司帮扶灵寿县。'],
    ['a false person', '张建国强调要持续做好帮扶。'],
    ['a false figure', '国家发展改革委帮扶四个县。'],
    ['a false unit', '2021年投入1.2亿美元。'],
    ['a bound that does not hold', '2021年投入超过2亿元。'],
    ['a false year', '2022年投入1.2亿元。'],
    ['an acronym', '国家发展改革委在WTO框架下帮扶三个县。'],
    ['a quotation that is none', '何立峰强调，“必须帮扶三个县”。'],
    ['a quotation mark without its partner', '何立峰强调，“持续做好对三个县的帮扶。'],
    ['a link', '帮扶灵寿县，详见 https://evil.example/a 。'],
    ['a mention', '帮扶灵寿县 @everyone'],
    ['another language', 'The counties are Lingshou, Wangqing and Tiandong.'],
    ['nothing but marks', '……'],
  ])('drops %s', async (_, text) => {
    expect(await prove(text)).toBeUndefined();
  });

  it.each([
    ['another form of a body', '国家发改委帮扶灵寿县、汪清县和田东县。'],
    ['another way of writing a figure', '帮扶的是3个县，2021年投入12000万元。'],
    ['the short form of places', '帮扶的是灵寿、汪清、田东。'],
    ['a figure rounded down as its words say', '2021年投入超过1亿元。'],
    ['Traditional characters', '國家發展改革委幫扶靈壽縣、汪清縣、田東縣。'],
  ])('lets pass %s', async (_, text) => {
    expect(await prove(text)).toMatchObject({ text, proofs: [{ id: 's1' }] });
  });

  it.each([
    ['a part of the day', '会议于2022年6月召开。', true],
    ['another day', '会议于2022年6月3日召开。', false],
    ['a share in other words', 'GDP占比提高到5%。', true],
    ['a false share', 'GDP占比提高到百分之六。', false],
    ['another plan', '会议通过了“十三五”帮扶方案。', false],
  ])('judges %s by the sentence named', async (_, text, expected) => {
    expect((await prove(text, { proofs: ['s2'] })) !== undefined).toBe(expected);
  });

  it('takes no point without proof, or with one that was not given', async () => {
    for (const proofs of [[], ['s9'], ['s1', 's9']]) expect(await prove(COUNTIES, { proofs })).toBeUndefined();
  });

  it('shows neither emphasis nor signs of lists nor marks', async () => {
    expect((await prove('- **国家发展改革委**帮扶灵寿县 [s1]'))?.text).toBe('国家发展改革委帮扶灵寿县');
  });
});

describe('what the support model decides', () => {
  it('drops what it does not take to follow', async () => {
    expect(await prove('国家发展改革委批评了灵寿县的干部。', { follows: coveredBy })).toBeUndefined();
  });

  it('is not asked for whole clauses, and nothing else passes where there is none', async () => {
    expect(
      await prove('国家发展改革委要持续做好对河北省灵寿县、吉林省汪清县、广西田东县三个县的帮扶', { follows: null }),
    ).toBeDefined();
    expect(await prove('国家发展改革委帮扶灵寿县。', { follows: null })).toBeUndefined();
    expect(await prove('在课后服务中讲授新课。', { proofs: ['s3'], follows: null })).toBeUndefined();
  });

  it('takes 要 before a demand that is counted up without it for a whole clause, and not before what was done', async () => {
    expect(await prove('要共同促进农民增收。', { proofs: ['s4'], follows: null })).toBeDefined();
    expect(await prove('要修路。', { proofs: ['s6'], follows: null })).toBeDefined();
    expect(await prove('要投入帮扶资金。', { proofs: ['s5'], follows: null })).toBeUndefined();
  });

  it('is not asked where a claim denies what its proof does not', async () => {
    expect(await prove('不要进一步发挥资源优势。', { proofs: ['s4'] })).toBeUndefined();
    expect(await prove('各中小学不能在课后服务中讲新课。', { proofs: ['s3'] })).toBeDefined();
  });

  it('may find the parts of a sentence in several proofs, each of which is needed', async () => {
    const text = '国家发展改革委要持续做好对三个县的帮扶，会议于2022年6月13日召开。';
    expect(await prove(text, { follows: coveredBy })).toBeUndefined();
    expect((await prove(text, { proofs: ['s2', 's1'], follows: coveredBy }))?.proofs.map(({ id }) => id)).toEqual([
      's1',
      's2',
    ]);
    expect((await prove('何立峰强调帮扶三个县。', { proofs: ['s1', 's3'], follows: coveredBy }))?.proofs).toHaveLength(
      1,
    );
  });
});

describe('a point in English', () => {
  it('is shown where its Chinese is proven and holds its names and figures', async () => {
    const zh = '国家发展改革委帮扶灵寿县、汪清县和田东县三个县。';
    expect(await prove('The NDRC supports three counties: Lingshou, Wangqing and Tiandong.', { zh })).toBeDefined();
    expect(await prove('The NDRC supports Lingshou, Wangqing and Fuping.', { zh })).toBeUndefined();
    expect(await prove('The NDRC supports four counties.', { zh })).toBeUndefined();
    expect(await prove('The NDRC supports three counties.', { zh: '财政部帮扶三个县。' })).toBeUndefined();
  });
});
