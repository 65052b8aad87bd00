import { appendFileSync } from 'node:fs';
import type { Library } from '../../src/model/library.ts';
import { serveLibrary } from '../../src/process/serve-library.ts';
import { serveParent } from '../../src/process/serve-parent.ts';
import type { Config } from '../../src/support/config.ts';

/**
 * A library of one article, for tests of the process around it. Writes every question into the file `diary` of its
 * index directory; dies over the question 崩溃 and takes a while over 慢.
 */
function openSmallLibrary(config: Config): Library {
  const summary = {
    id: 'a1',
    title: '题目',
    source: null,
    publishedOn: '2022-03-01',
    url: null,
    script: 'simplified' as const,
    chars: 4,
  };
  return {
    ask: async ({ text }) => {
      appendFileSync(`${config.indexDir}/diary`, `${text}\n`);
      if (text === '崩溃') process.kill(process.pid, 'SIGKILL');
      if (text === '慢') await new Promise((resolve) => setTimeout(resolve, 300));
      const reply = { question: text, language: 'zh-Hans' as const, notes: [], ms: { total: 1 } };
      return { ...reply, outcome: 'not-found', suggestions: [], confidence: 0.1 };
    },
    listArticles: async () => [summary],
    findArticle: async () => undefined,
    searchArticles: async (words, filters, limit) => [
      { article: summary, quote: `${words}${filters.source}`, score: limit },
    ],
    similarArticles: async (id) => [{ ...summary, id: `${id}-similar` }],
    status: async () => ({
      version: config.dataDir,
      builtAt: '2022-03-01T00:00:00.000Z',
      articles: 1,
      chunks: 1,
      vectors: 0,
      newestOn: null,
      notes: ['dense-unavailable'],
    }),
    close: async () => appendFileSync(`${config.indexDir}/diary`, 'closed\n'),
  };
}

serveParent(async (settings) => serveLibrary(openSmallLibrary(settings as Config)));
