import type { Article } from '../../../src/model/article.ts';
import type { ArticleSummary } from '../../../src/model/library.ts';

export const ARTICLE: Article = {
  id: '000_a',
  file: 'a.txt',
  title: '会议召开',
  body: '第一段。\n第二段，甲。乙。\n第三段。\n第四段。',
  source: '上证报',
  originalSource: null,
  author: null,
  editor: null,
  publishedOn: '2022-06-13',
  url: null,
  categories: [],
  captions: [],
  repairs: [],
  origin: [],
  script: 'simplified',
  alsoPublishedAt: [{ id: '007', title: null, source: '新浪财经', publishedOn: '2022-06-14', url: null }],
};

export const SUMMARY: ArticleSummary = {
  id: '000_a',
  title: '会议召开',
  source: '上证报',
  publishedOn: '2022-06-13',
  url: null,
  script: 'simplified',
  chars: 63,
};
