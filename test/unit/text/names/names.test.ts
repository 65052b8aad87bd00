import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Name } from '../../../../src/model/name.ts';
import { makeNameFinder, nameTerm } from '../../../../src/text/names/names.ts';

const NAMES: readonly Name[] = [
  {
    canonical: '国家发展和改革委员会',
    kind: 'body',
    aliases: ['国家发展改革委', '国家发改委', '发展改革委', '发改委', '发展和改革委员会'],
    english: ['National Development and Reform Commission', 'NDRC'],
  },
  {
    canonical: '中国人民银行',
    kind: 'body',
    aliases: ['人民银行', '央行'],
    english: ["People's Bank of China", 'PBOC'],
  },
  { canonical: '中国银行', kind: 'body', aliases: [], english: ['Bank of China'] },
  { canonical: '中华人民共和国财政部', kind: 'body', aliases: ['财政部'], english: ['Ministry of Finance'] },
  { canonical: '最高人民法院', kind: 'body', aliases: ['最高法院'], english: [] },
  { canonical: '中华全国工商业联合会', kind: 'body', aliases: ['全国工商联', '工商联'], english: [] },
  { canonical: '世界卫生组织', kind: 'body', aliases: ['世卫组织'], english: ['World Health Organization', 'WHO'] },
  { canonical: '乡村振兴', kind: 'programme', aliases: ['乡村振兴战略'], english: ['rural revitalization'] },
];
const find = makeNameFinder(NAMES);
const known = (text: string) => find(text).map((mention) => (mention.local ? null : mention.canonical));

describe('makeNameFinder', () => {
  it('finds every form of a name and gives the full one', () => {
    for (const form of ['国家发展和改革委员会', '国家发展改革委', '国家发改委', '发改委', 'ndrc']) {
      expect(known(`${form}定点帮扶哪些县`)).toEqual(['国家发展和改革委员会']);
    }
  });

  it('gives the span and all Chinese forms, the full one first', () => {
    const [mention] = find('由财政部牵头');
    expect(mention).toMatchObject({
      span: { start: 1, end: 4 },
      forms: ['中华人民共和国财政部', '财政部'],
      local: false,
    });
  });

  it('takes the longest name where several begin', () => {
    expect(known("the people's bank of china")).toEqual(['中国人民银行']);
    expect(known('the people’s bank of china')).toEqual(['中国人民银行']);
    expect(known('乡村振兴战略')).toEqual(['乡村振兴']);
  });

  it.each(['河北省发展改革委', '河北发改委', '石家庄市发改委', '省发改委'])('takes %s as a body of its own', (text) => {
    expect(find(text)).toMatchObject([{ span: { start: 0, end: text.length }, local: true }]);
  });

  it('gives the forms of one local body one name', () => {
    const canonical = ['河北省发展改革委', '河北发改委', '河北省发改委'].map((text) => find(text)[0]?.canonical);
    expect(canonical).toEqual(Array(3).fill('河北省发展和改革委员会'));
  });

  it.each(['欧洲央行', '美国财政部', '日本最高法院'])('takes %s as a foreign body', (text) => {
    expect(find(text)).toMatchObject([{ span: { start: 0, end: text.length }, canonical: text, local: true }]);
  });

  it('takes a branch as a body of its own', () => {
    expect(find('人民银行广州分行召开会议')).toMatchObject([{ canonical: '人民银行广州分行', local: true }]);
  });

  it('keeps a national name national after a place or a date that is no part of it', () => {
    expect(known('中国财政部')).toEqual(['中华人民共和国财政部']);
    expect(known('8月29日财政部发布')).toEqual(['中华人民共和国财政部']);
    expect(known('在河北国家发展改革委召开')).toEqual(['国家发展和改革委员会']);
  });

  it.each(['财政部门', '中央行政机关', '工商联合执法', 'bndrcs'])('finds no name within %s', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('does not take the question word who for the World Health Organization', () => {
    expect(find('who chairs it?')).toEqual([]);
  });

  it('gives spans in order that never overlap and hold their forms', () => {
    const pieces = ['财政部', '河北省', '发改委', '央行', '广州分行', '门', '的', ' ndrc ', '美国', '，', '乡村振兴'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { span } of find(text)) {
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
          last = span.end;
        }
      }),
    );
  });
});

describe('nameTerm', () => {
  it('is no word that the segmenter could give', () => {
    expect(nameTerm('中国人民银行')).toBe('=中国人民银行');
  });
});
