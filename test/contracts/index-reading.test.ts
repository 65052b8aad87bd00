import { type ChildProcess, fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { splitArticles } from '../../src/chunking/split-articles.ts';
import { makeRandom } from '../../src/eval/random.ts';
import type { Analysis } from '../../src/model/analysis.ts';
import { type Article, bareArticle } from '../../src/model/article.ts';
import { listSummaries } from '../../src/model/article-list.ts';
import { STORE } from '../../src/model/tuning.ts';
import { applyFilters } from '../../src/search/allowed.ts';
import { retrieve } from '../../src/search/retrieve.ts';
import { buildIndexData } from '../../src/store/build-index.ts';
import { type OpenIndex, openIndex } from '../../src/store/open-index.ts';
import { fetchShared } from '../../src/store/postgres/fetch-shared.ts';
import { withSharedIndex } from '../../src/store/postgres/open-shared-index.ts';
import { isPublishedThere, publishShared } from '../../src/store/postgres/publish-shared.ts';
import { makeOpenFar } from '../../src/store/postgres/reading/open-stored-index.ts';
import { selectIndex } from '../../src/store/selection/select-index.ts';
import { writeVersion } from '../../src/store/write-version.ts';
import { programOptions } from '../../src/support/program.ts';
import { searchTerms } from '../../src/text/words/segment.ts';
import { freePort } from '../support/free-port.ts';
import { hasServer, RealServer } from '../support/postgres/real-server.ts';
import { sound } from '../support/publish-version.ts';

const DIMENSIONS = 8;
const WORDS = ['会议', '汪清县', '项目', '帮扶', '部长', '投资', '灵寿县', '粮食', '发展', '改革', '委员会', '教育'];
const QUESTIONS = ['汪清县的会议', '部长说了什么', '灵寿县帮扶项目的投资', '教育委员会', '没有的词语'];

/**
 * Articles in two collections, with texts that are difficult for databases: a NUL, half of a surrogate pair, a word
 * many times.
 */
function makeArticles(): Article[] {
  const random = makeRandom(3);
  const pick = () => WORDS[Math.floor(random() * WORDS.length)] ?? '';
  const sentence = () => `${Array.from({ length: 8 }, pick).join('')}。`;
  const bodies = Array.from({ length: 40 }, () => Array.from({ length: 12 }, sentence).join('\n'));
  bodies[3] += `\n零\0字符和半个\ud83d代理。`;
  bodies[4] += `\n${'会议'.repeat(60)}。`;
  return bodies.map((body, i) => {
    const publishedOn = i % 5 === 0 ? null : `2022-0${1 + (i % 9)}-01`;
    return bareArticle({
      id: `a${String(i).padStart(2, '0')}`,
      title: i % 3 ? null : `第${i}次会议`,
      body,
      publishedOn,
    });
  });
}

const articles = makeArticles();
const data = buildIndexData({ articles, ...splitArticles(articles) }, searchTerms);
const random = makeRandom(5);
const unit = () => {
  const row = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
  return row.map((value) => value / Math.hypot(...row));
};
const vectors = data.chunks.map(unit);
const keys = data.chunks.map(({ id }) => createHash('sha256').update(String(id)).digest('hex'));
const questionVectors = QUESTIONS.map(unit);

/** Opens a reader of the version in `builderDir`, published at `url`. */
type Open = (url: string, exactUpTo?: number) => Promise<OpenIndex>;

const rootDir = mkdtempSync(join(tmpdir(), 'youju-reading-'));
const builderDir = join(rootDir, 'builder');
let readers = 0;
const newReaderDir = () => join(rootDir, `reader-${++readers}`);
const openEmbedded: Open = () => openIndex(builderDir, STORE, sound);
const openStored: Open = async (url, exactUpTo) => {
  const readerDir = newReaderDir();
  await withSharedIndex(url, (db) => fetchShared(db, readerDir, 'database'));
  return openIndex(readerDir, STORE, sound, makeOpenFar(url, exactUpTo === undefined ? {} : { exactUpTo }));
};

/** All results of a search, for every question, with a filter and without. */
function searchEverything(index: OpenIndex) {
  return QUESTIONS.flatMap((text, i) =>
    [{}, { from: '2022-03-01' }, { articleId: 'a07' }].map((filters) => {
      const terms = searchTerms(text).map((term) => ({ alternatives: [{ term, weight: 1 }], weight: 1 }));
      const either = {
        alternatives: [
          { term: '汪清县', weight: 1 },
          { term: '灵寿县', weight: 0.5 },
        ],
        weight: 0.7,
      };
      const analysis = { terms: [...terms, either], days: null } as Partial<Analysis> as Analysis;
      const allowed = applyFilters(filters, index.articles);
      return retrieve(index, { analysis, vector: questionVectors[i] ?? null, allowed }, 20);
    }),
  );
}

beforeAll(async () => {
  await writeVersion(
    builderDir,
    data,
    { modelId: 'm', dimensions: DIMENSIONS, vectors, keys, settings: STORE.hnsw },
    { builtAt: new Date(0), fingerprint: 'f'.repeat(12), corpusHash: 'c'.repeat(12), check: sound },
  );
});

afterAll(() => rmSync(rootDir, { recursive: true, force: true }));

interface Served {
  readonly url: string;
  close(): Promise<void>;
}

async function servePglite(): Promise<Served> {
  const program = resolve(import.meta.dirname, '../support/postgres/pglite-process.ts');
  const child: ChildProcess = fork(program, [], { execArgv: [...programOptions()], serialization: 'advanced' });
  const [{ url }] = (await once(child, 'message')) as [{ url: string }];
  return { url, close: async () => void child.kill('SIGKILL') };
}

async function serveReal(): Promise<Served> {
  const server = await RealServer.start(await freePort());
  return { url: server.url(), close: () => server.close() };
}

const SERVERS = [
  { name: 'PGlite', serve: servePglite, isHere: true },
  { name: 'a PostgreSQL server', serve: serveReal, isHere: hasServer },
];

describe.each(SERVERS.filter(({ isHere }) => isHere))('an index read in $name', ({ serve }) => {
  let served: Served;
  let embedded: OpenIndex;
  let stored: OpenIndex;

  beforeAll(async () => {
    served = await serve();
    await withSharedIndex(served.url, (db) => publishShared(db, builderDir, 'database'));
    embedded = await openEmbedded(served.url);
    stored = await openStored(served.url);
  });
  afterAll(async () => {
    await stored?.far?.close();
    await served?.close();
  });

  it('is published there as it is here', async () => {
    expect(await withSharedIndex(served.url, (db) => isPublishedThere(db, builderDir, 'database'))).toBe(true);
  });

  it('has the same articles, chunks and sentences, and lists articles without a look at their bodies', () => {
    expect(listSummaries(stored.articles)).toEqual(listSummaries(articles));
    expect(stored.articles.map(({ body }) => body)).toEqual(articles.map(({ body }) => body));
    expect(stored.articles.map((article) => ({ ...article }))).toEqual(articles);
    expect(stored.chunks).toEqual(data.chunks);
    expect(stored.sentences).toEqual(data.sentences);
  });

  it('knows of every word what the embedded one knows', () => {
    expect([...stored.sectionScorer.terms]).toEqual([...embedded.sectionScorer.terms]);
    for (const scorer of ['sectionScorer', 'sentenceScorer'] as const) {
      for (const term of [...WORDS, '#汪清', '没有的词语']) {
        expect(stored[scorer].documentFrequency(term)).toBe(embedded[scorer].documentFrequency(term));
        expect(stored[scorer].idf(term)).toBe(embedded[scorer].idf(term));
        expect(stored[scorer].postings(term)).toEqual(embedded[scorer].postings(term));
      }
    }
  });

  it('finds the same with the same scores, to the last digit, filtered or not', () => {
    const found = searchEverything(stored);
    expect(found).toEqual(searchEverything(embedded));
    expect(found.every((hits) => hits.length > 0)).toBe(true);
  });

  it('finds the same over some of its articles', () => {
    const isKept = ({ id }: Article) => id >= 'a10';
    const [some, all] = [selectIndex(stored, isKept), selectIndex(embedded, isKept)];
    expect(some.sectionScorer.terms).toEqual(all.sectionScorer.terms);
    expect(some.manifest.chunks).toBe(all.manifest.chunks);
    expect(searchEverything(some)).toEqual(searchEverything(all));
  });

  it('finds the same where it takes itself for large: by the order of the server, and in the best sections alone', async () => {
    const large = await openStored(served.url, 0);
    expect(large.far?.isLarge).toBe(true);
    expect(searchEverything(large)).toEqual(searchEverything(embedded));
    const isKept = ({ id }: Article) => id >= 'a10';
    expect(searchEverything(selectIndex(large, isKept))).toEqual(searchEverything(selectIndex(embedded, isKept)));
    await large.far?.close();
  });
});

it('is not fetched to be searched where the builder has not published it so', async () => {
  const served = await servePglite();
  await withSharedIndex(served.url, (db) => publishShared(db, builderDir));
  const fetched = withSharedIndex(served.url, (db) => fetchShared(db, newReaderDir(), 'database'));
  await expect(fetched).rejects.toMatchObject({ code: 'INDEX_BROKEN' });
  await served.close();
});
