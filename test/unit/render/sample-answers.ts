import type { Answered, Citation, Invalid, NotFound, Overview, PassageAnswer } from '../../../src/model/answer.ts';

const BODY =
  '据国家发展改革委6月13日消息，近日，何立峰主持召开会议。要持续做好对河北省灵寿县、吉林省汪清县、广西壮族自治区田东县的帮扶。';

/** An article text to quote from, with its only citation. */
export const COUNTY_CITATION: Citation = {
  n: 1,
  articleId: '000_a',
  title: '定点帮扶工作领导小组会议召开',
  source: '上证报',
  publishedOn: '2022-06-13',
  url: 'https://example.org/a_(1)',
  quote: BODY.slice(29),
  span: { start: 29, end: BODY.length },
  highlights: [],
};

export const ANSWERED: Answered = {
  outcome: 'answered',
  question: '国家发展改革委定点帮扶哪些县？',
  language: 'zh-Hans',
  short: '灵寿县、汪清县、田东县',
  citations: [
    COUNTY_CITATION,
    {
      ...COUNTY_CITATION,
      n: 2,
      articleId: '001_b',
      title: null,
      source: null,
      publishedOn: null,
      url: null,
      quote: '何立峰主持召开会议。',
    },
  ],
  alternatives: [],
  notes: [],
  confidence: 0.9,
  ms: { total: 12 },
};

/** {@link ANSWERED} in sentences of a language model. */
export const REPHRASED: Answered = {
  ...ANSWERED,
  rephrased: [
    { text: '发改委帮扶的是灵寿县、汪清县、田东县。', citations: [1] },
    { text: '会议由*何立峰*主持。', citations: [1, 2] },
  ],
  llmHost: 'llm.example',
  notes: ['llm-used'],
};

/** A comparison of two sides; the articles say nothing about the second. */
export const OVERVIEW_ANSWER: Overview = {
  outcome: 'overview',
  question: '发改委和火星基地的帮扶有什么不同？',
  language: 'zh-Hans',
  form: 'comparison',
  groups: [
    { heading: '发改委', day: null, citations: [1, 2] },
    { heading: '火星基地', day: null, citations: [] },
  ],
  articles: { found: 2, of: 5 },
  citations: ANSWERED.citations,
  notes: [],
  confidence: 0.5,
  ms: { total: 12 },
};

/** The quotations of {@link ANSWERED} without a short answer. */
export const PASSAGE: PassageAnswer = {
  outcome: 'passage',
  question: ANSWERED.question,
  language: 'zh-Hans',
  citations: ANSWERED.citations,
  notes: [],
  confidence: 0.8,
  ms: { total: 9 },
};

export const NOT_FOUND: NotFound = {
  outcome: 'not-found',
  question: '2025年GDP是多少？',
  language: 'zh-Hans',
  suggestions: ['央行部署推进定点帮扶', '会议召开'],
  notes: ['dense-unavailable'],
  confidence: 0.1,
  ms: { total: 8 },
};

export const INVALID: Invalid = {
  outcome: 'invalid',
  question: '',
  language: 'en',
  code: 'QUESTION_EMPTY',
  notes: [],
  ms: {},
};
