import type { Answered, Citation } from '../../../../src/model/answer.ts';
import { makeNameFinder } from '../../../../src/text/names/names.ts';

/** Names in the form of the glossary. */
export const findNames = makeNameFinder([
  {
    canonical: '国家发展和改革委员会',
    kind: 'body',
    aliases: ['国家发展改革委', '国家发改委', '发改委'],
    english: ['National Development and Reform Commission', 'NDRC'],
  },
  { canonical: '强调帮扶', kind: 'term', aliases: [], english: [] },
  { canonical: '乡村振兴', kind: 'term', aliases: [], english: ['rural revitalization'] },
  { canonical: '财政部', kind: 'body', aliases: [], english: ['Ministry of Finance'] },
]);

export const COUNTIES =
  '何立峰强调，国家发展改革委要持续做好对河北省灵寿县、吉林省汪清县、广西田东县三个县的帮扶，2021年投入1.2亿元。';
export const MEETING = '会议于2022年6月13日召开，通过了“十四五”帮扶方案，GDP占比提高到百分之五，不得降低标准。';

/** An answer over these two passages. */
export function answered(changes: Partial<Answered> = {}): Answered {
  return {
    outcome: 'answered',
    question: '国家发展改革委帮扶哪些县？',
    language: 'zh-Hans',
    short: '灵寿县、汪清县、田东县',
    citations: [citation(1, COUNTIES), citation(2, MEETING)],
    alternatives: [],
    confidence: 0.9,
    notes: [],
    ms: { total: 1 },
    ...changes,
  };
}

export function citation(n: number, quote: string): Citation {
  const span = { start: 0, end: quote.length };
  const facts = { title: null, source: null, publishedOn: null, url: null };
  return { n, articleId: `a${n}`, ...facts, quote, span, highlights: [] };
}
