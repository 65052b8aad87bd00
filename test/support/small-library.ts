import type { Article } from '../../src/model/article.ts';
import type { Library } from '../../src/model/library.ts';

/** A library with one article; `changes` replaces the parts that a test is about. */
export function makeSmallLibrary(changes: Partial<Library> = {}): Library {
  const summary = {
    id: 'a1',
    title: '题目',
    source: '网',
    publishedOn: '2022-03-01',
    url: null,
    script: 'simplified' as const,
    chars: 4,
  };
  return {
    ask: async ({ text }) => {
      const reply = { question: text, language: 'zh-Hans' as const, notes: [], ms: { total: 1 } };
      return { ...reply, outcome: 'not-found', suggestions: ['题目'], confidence: 0.1 };
    },
    resolve: async ({ text }) => ({ asked: text, change: 'none', taken: '' }),
    examples: async () => ['几个县？'],
    nearby: async () => ['几个县？'],
    listArticles: async () => [summary],
    findArticle: async () => undefined as Article | undefined,
    searchArticles: async (words, filters, limit) => [
      { article: summary, quote: `${words}${filters.source}`, span: { start: 0, end: words.length }, score: limit },
    ],
    similarArticles: async (id) => [{ ...summary, id: `${id}-similar` }],
    status: async () => ({
      version: 'v1',
      builtAt: '2022-03-01T00:00:00.000Z',
      articles: 1,
      chunks: 1,
      vectors: 0,
      newestOn: '2022-03-01',
      notes: ['dense-unavailable'],
    }),
    ...changes,
  };
}
