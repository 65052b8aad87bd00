import { resolve } from 'node:path';
import { bareId } from '../../ingest/corpus/article-id.ts';
import { readCorpus } from '../../ingest/corpus/read-corpus.ts';
import { compareArticle } from '../../ingest/reports/compare-article.ts';
import { renderComparison } from '../../ingest/reports/render-comparison.ts';
import { renderCleaning } from '../../ingest/reports/render-report.ts';
import { traceArticle } from '../../ingest/reports/trace-article.ts';
import { indexByName, listSummaries } from '../../model/article-list.ts';
import type { Reach } from '../../model/library.ts';
import { renderTerminalArticle, renderTerminalArticles, renderTerminalHits } from '../../render/terminal/terminal.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { readArticlesWithin } from '../../wire/read-articles.ts';
import { fetchIfPossible } from '../../wire/shared/fetch-index.ts';
import { COLLECTION_OPTION, reachOfOption } from '../collection-option.ts';
import { INDEX_OPTION } from '../question-options.ts';
import { printLine, runCommand, UsageError } from '../run-command.ts';

const USAGE = `Usage: npm run article -- list|show ID|diff ID|search WORDS [--index DIR] [--json]
       npm run article -- show ID --cleaning [--data DIR] [--json]
  list             all articles, newest first
  show ID          one article as it is quoted
  diff ID          its file beside it, line by line: what was kept, changed and taken out, and why
  search WORDS     articles that hold the words, best first
ID is an article's id, the name of its file without the ending while no other has it, or the id of a copy.`;

/** Number of articles that a search lists. Chosen by hand. */
const LIMIT = 10;
/** Width in columns where the output is no terminal. Chosen by hand. */
const DEFAULT_COLUMNS = 100;

await runCommand({
  usage: USAGE,
  options: {
    cleaning: { type: 'boolean', says: 'what cleaning removed from the article and mended in it' },
    data: {
      type: 'string',
      takes: 'DIR',
      says: 'where the files are (default data/articles), for diff and --cleaning',
    },
    index: INDEX_OPTION,
    collection: COLLECTION_OPTION,
    json: { type: 'boolean', says: 'print JSON' },
  },
  maxPositionals: 20,
  run: async ({ values, positionals: [verb, ...words], config: base, log }) => {
    const config: Config = {
      ...base,
      indexDir: values.index === undefined ? base.indexDir : resolve(values.index),
      dataDir: values.data === undefined ? base.dataDir : resolve(values.data),
    };
    await fetchIfPossible(config, log);
    const print = (value: unknown, text: () => string) => printLine(values.json ? JSON.stringify(value) : text());
    const [id] = words;
    const reach = reachOfOption(values.collection);
    if (verb === 'list') {
      const articles = listSummaries(await readArticlesWithin(config, reach));
      return print(articles, () => renderTerminalArticles(articles, 'zh-Hans'));
    }
    if (id === undefined) throw new UsageError('Say list, show ID, diff ID or search WORDS.');
    if (verb === 'search') {
      const hits = await searchArticles(config, log, { words: words.join(' '), reach });
      return print(hits, () => renderTerminalHits(hits, words.join(' '), 'zh-Hans'));
    }
    if (verb === 'show' && values.cleaning) {
      const report = await findReport(config.dataDir, id);
      return print(report, () => renderCleaning(report));
    }
    if (verb === 'show') {
      const article = await findArticle(config, id, reach);
      return print(article, () => renderTerminalArticle(article, 'zh-Hans'));
    }
    if (verb !== 'diff') throw new UsageError('Say list, show ID, diff ID or search WORDS.');
    const traced = await findTraced(config, id, reach);
    const { article, report } = traced;
    return print({ id: article.id, file: article.file, format: report.format, rows: compareArticle(traced) }, () =>
      renderComparison(traced, process.stdout.columns ?? DEFAULT_COLUMNS),
    );
  },
});

async function searchArticles(config: Config, log: Log, { words, reach }: { words: string; reach: Reach }) {
  // Loaded here, so that articles are listed and shown without models and dictionaries.
  const { openCollections } = await import('../../wire/open-library.ts');
  const collections = await openCollections(config, log);
  try {
    return await collections.within(reach).searchArticles(words, {}, LIMIT);
  } finally {
    await collections.close();
  }
}

async function findArticle(config: Config, name: string, reach: Reach) {
  const article = indexByName(await readArticlesWithin(config, reach)).get(name);
  if (!article) throw OperatorError.of('ARTICLE_UNKNOWN', { id: name });
  return article;
}

async function findReport(dataDir: string, name: string) {
  const { articles, reports } = await readCorpus(dataDir);
  const id = indexByName(articles).get(name)?.id;
  const bare = reports.filter(({ articleId, file }) => bareId(articleId, file) === name);
  const report =
    reports.find(({ articleId }) => articleId === name) ??
    (bare.length === 1 ? bare[0] : reports.find(({ articleId }) => articleId === id));
  if (!report) throw OperatorError.of('ARTICLE_UNKNOWN', { id: name });
  return report;
}

async function findTraced(config: Config, name: string, reach: Reach) {
  const { dataDir } = config;
  const article = await findArticle(config, name, reach);
  // The index knows only the file of the article that represents its copies.
  const isOwnName = name === article.id || name === bareId(article.id, article.file);
  const own = isOwnName || article.alsoPublishedAt.length === 0;
  const { articleId: id, file } = own ? { ...article, articleId: article.id } : await findReport(dataDir, name);
  const traced = await traceArticle(dataDir, file, id);
  if (!traced) {
    const reason = 'it is not there, or no longer holds the article; the index is older ("npm run index" builds it)';
    throw OperatorError.of('FILE_UNREADABLE', { path: file, reason });
  }
  // A site's name at the end of a title is recognised only from the whole corpus.
  return id !== article.id ? traced : { ...traced, article: { ...traced.article, title: article.title } };
}
