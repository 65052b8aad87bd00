import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type AnswererTools, answerQuestion } from '../../answer/answerer.ts';
import { splitArticles } from '../../chunking/split-articles.ts';
import type { Article } from '../../model/article.ts';
import type { Day } from '../../model/day.ts';
import { STORE } from '../../model/tuning.ts';
import { search } from '../../search/search.ts';
import { selfTest } from '../../search/self-test.ts';
import { buildIndexData } from '../../store/build-index.ts';
import { type OpenIndex, openIndex } from '../../store/open-index.ts';
import { fetchShared } from '../../store/postgres/fetch-shared.ts';
import { indexDatabase, withSharedIndex } from '../../store/postgres/open-shared-index.ts';
import { publishShared } from '../../store/postgres/publish-shared.ts';
import { makeOpenFar } from '../../store/postgres/reading/open-stored-index.ts';
import { writeVersion } from '../../store/write-version.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { makeAnalyser, openLanguage } from '../../wire/language.ts';
import { makeAnswerer } from '../../wire/open-library.ts';
import { embedKept } from './embed-kept.ts';
import { openOwnDatabase } from './own-database.ts';
import { rememberModels } from './remembering-models.ts';

const HITS = 40;
const TOLD_EVERY = 50;

export interface ComparisonOptions {
  readonly config: Config;
  readonly log: Log;
  /** Server with a role that may create databases. */
  readonly url: string;
  /** Of the database that is made there for this comparison. */
  readonly name: string;
  /** Where the indexes of builder and readers are written. */
  readonly workDir: string;
  readonly articles: readonly Article[];
  readonly questions: readonly { readonly id: string; readonly text: string }[];
  readonly now: Day;
  readonly onProgress: (words: string) => void;
}

/** The result of a comparison. */
export interface Compared {
  readonly questions: number;
  /** Ids of the questions to which a reader that mirrors the index, or one that searches it in the database, says something else. */
  readonly mirrorDiffers: readonly string[];
  readonly databaseDiffers: readonly string[];
}

/** Three readers of one index: of the folder it was built in, of a copy fetched from the database, and of the rows there. */
export interface Comparison {
  readonly articles: number;
  readonly chunks: number;
  /** Compares the passages found for every question, scores included. */
  compareHits(): Promise<Compared>;
  /** Whole answers, with how many of them came out how. */
  compareAnswers(): Promise<Compared & { readonly outcomes: Readonly<Record<string, number>> }>;
  close(): Promise<void>;
}

/** The words of a reader to a question, as JSON, which is compared byte for byte; without the time it took. */
interface Said {
  readonly json: string;
  readonly outcome: string;
}

/** Builds an index, publishes it, and opens it in the three ways. */
export async function openComparison(options: ComparisonOptions): Promise<Comparison> {
  const { config, log, questions, now, onProgress } = options;
  const database = await openOwnDatabase(options.url, options.name);
  const language = await openLanguage(config.glossaryFile);
  const directories = await publish(options, language, database.url);
  const check = (opened: OpenIndex) => selfTest(opened, makeAnalyser(opened, language));
  const open = (directory: string) => openIndex(directory, STORE, check, makeOpenFar(database.url));
  const embedded = await open(directories.builder);
  const answerer = await makeAnswerer(config, log, { index: embedded, language, notes: [] });
  const { models, forget } = rememberModels(answerer.tools);
  const over = (index: OpenIndex): AnswererTools => ({ ...answerer.over(index).tools, ...models });
  const readers = {
    embedded: over(embedded),
    mirrored: over(await open(directories.mirror)),
    stored: over(await open(directories.database)),
  };
  const compare = async (what: string, say: (tools: AnswererTools, text: string) => Promise<Said>) => {
    const outcomes: Record<string, number> = {};
    const [mirrorDiffers, databaseDiffers]: [string[], string[]] = [[], []];
    for (const [i, { id, text }] of questions.entries()) {
      const { json, outcome } = await say(readers.embedded, text);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if ((await say(readers.mirrored, text)).json !== json) mirrorDiffers.push(id);
      if ((await say(readers.stored, text)).json !== json) databaseDiffers.push(id);
      forget();
      if ((i + 1) % TOLD_EVERY === 0) {
        const differ = `${mirrorDiffers.length} and ${databaseDiffers.length} differ`;
        onProgress(`${what} of ${i + 1} of ${questions.length} questions, ${differ}`);
      }
    }
    return { questions: questions.length, mirrorDiffers, databaseDiffers, outcomes };
  };
  return {
    articles: embedded.manifest.articles,
    chunks: embedded.manifest.chunks,
    compareHits: async () => {
      const { outcomes: _, ...compared } = await compare('hits', async (tools, text) => {
        return { json: timeless((await search(tools, { text, filters: {}, now }, HITS)).hits), outcome: 'found' };
      });
      return compared;
    },
    compareAnswers: () =>
      compare('answers', async (tools, text) => {
        const { answer, found, reranked } = await answerQuestion(tools, { text, filters: {}, now });
        return { json: timeless({ answer, hits: found?.hits, reranked }), outcome: answer.outcome };
      }),
    close: async () => {
      await readers.stored.index.far?.close();
      await answerer.close();
      await database.close();
    },
  };
}

type Language = Awaited<ReturnType<typeof openLanguage>>;

/** Builds, publishes and fetches; where each reader's index lies. */
async function publish(
  { config, log, workDir, articles, onProgress }: ComparisonOptions,
  language: Language,
  url: string,
): Promise<{ readonly builder: string; readonly mirror: string; readonly database: string }> {
  const [builder, mirror, database] = ['builder', 'mirror', 'database'].map((name) => join(workDir, name)) as [
    string,
    string,
    string,
  ];
  await mkdir(builder, { recursive: true });
  const data = buildIndexData({ articles, ...splitArticles(articles) }, language.termsOf);
  onProgress(`${data.chunks.length} passages`);
  const embedded = await embedKept(config, log, { data });
  await writeVersion(builder, data, embedded?.chunks ?? null, {
    builtAt: new Date(0),
    fingerprint: 'trial-trial-',
    corpusHash: 'trial-trial-',
    check: (index) => selfTest(index, makeAnalyser(index, language)),
  });
  const { statementMs, patienceMs } = indexDatabase(url);
  await withSharedIndex(
    url,
    async (db) => {
      await publishShared(db, builder, 'database');
      await fetchShared(db, mirror);
      await fetchShared(db, database, 'database');
    },
    { statementMs: 10 * statementMs, patienceMs },
  );
  return { builder, mirror, database };
}

function timeless(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (key === 'ms' ? undefined : inner));
}
