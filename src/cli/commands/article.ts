import { resolve } from 'node:path';
import { readCorpus } from '../../ingest/corpus/read-corpus.ts';
import { renderCleaning } from '../../ingest/corpus/render-report.ts';
import { renderTerminalArticle, renderTerminalArticles, renderTerminalHits } from '../../render/terminal/terminal.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import { openLibrary } from '../../wire/open-library.ts';
import { printLine, runCommand, UsageError } from '../run-command.ts';

const USAGE = `Usage: npm run article -- list|show ID|search WORDS [--index DIR] [--json]
       npm run article -- show ID --cleaning [--data DIR] [--json]
  list             all articles, newest first
  show ID          one article as it is quoted
  search WORDS     articles that hold the words, best first
  --cleaning       what cleaning removed from the article and mended in it
  --json           print JSON`;

const LIMIT = 10;

await runCommand({
  usage: USAGE,
  options: {
    index: { type: 'string' },
    data: { type: 'string' },
    cleaning: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  maxPositionals: 20,
  run: async ({ values, positionals: [verb, ...words], config: base, log }) => {
    const config: Config = {
      ...base,
      indexDir: values.index === undefined ? base.indexDir : resolve(values.index),
      dataDir: values.data === undefined ? base.dataDir : resolve(values.data),
    };
    const print = (value: unknown, text: () => string) => printLine(values.json ? JSON.stringify(value) : text());
    const [id] = words;
    if (verb === 'show' && id !== undefined && values.cleaning) {
      const report = (await readCorpus(config.dataDir)).reports.find(({ articleId }) => articleId === id);
      if (!report) throw OperatorError.of('ARTICLE_UNKNOWN', { id });
      return print(report, () => renderCleaning(report));
    }
    if (verb !== 'list' && (words.length === 0 || (verb !== 'show' && verb !== 'search'))) {
      throw new UsageError('Say list, show ID or search WORDS.');
    }
    const library = await openLibrary(config, log);
    try {
      if (verb === 'list') {
        const articles = await library.listArticles();
        return print(articles, () => renderTerminalArticles(articles, 'zh-Hans'));
      }
      if (verb === 'search') {
        const hits = await library.searchArticles(words.join(' '), {}, LIMIT);
        return print(hits, () => renderTerminalHits(hits, words.join(' '), 'zh-Hans'));
      }
      const article = await library.findArticle(id ?? '');
      if (!article) throw OperatorError.of('ARTICLE_UNKNOWN', { id: id ?? '' });
      return print(article, () => renderTerminalArticle(article, 'zh-Hans'));
    } finally {
      await library.close();
    }
  },
});
