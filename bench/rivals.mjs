// Searches the corpus in DIR with one other engine and prints what that came to, as JSON:
//   node bench/rivals.mjs exact|minisearch|fts5|lancedb DIR
// DIR is made by "npm run bench -- all": documents.jsonl (terms by section, with their article), vectors.f32 and articles.u32
// (one a passage), questions.jsonl and questions.f32. Every engine gets the same terms and the same vectors.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const DIMENSIONS = 512;
/** Documents and passages that each side puts forward. */
const CANDIDATES = 100;
/** @see Cormack, Clarke, Büttcher: Reciprocal Rank Fusion, SIGIR 2009 */
const RRF = 60;

const [, , name, dir] = process.argv;
const lines = (file) =>
  readFileSync(join(dir, file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const numbers = (file, Kind) => {
  const bytes = readFileSync(join(dir, file));
  return new Kind(bytes.buffer, bytes.byteOffset, bytes.length / Kind.BYTES_PER_ELEMENT);
};

const documents = lines('documents.jsonl');
const vectors = numbers('vectors.f32', Float32Array);
const articles = numbers('articles.u32', Uint32Array);
const asked = lines('questions.jsonl');
const askedVectors = numbers('questions.f32', Float32Array);
const rowOf = (all, i) => all.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS);

/** The best passages by cosine, every one looked at. */
function nearest(vector) {
  const scored = new Float64Array(articles.length);
  for (let i = 0; i < articles.length; i++) {
    let sum = 0;
    for (let d = 0, at = i * DIMENSIONS; d < DIMENSIONS; d++, at++) sum += vector[d] * vectors[at];
    scored[i] = sum;
  }
  const least = Float64Array.from(scored).sort().at(-CANDIDATES) ?? Number.NEGATIVE_INFINITY;
  const ids = [];
  for (let i = 0; i < scored.length; i++) if (scored[i] >= least) ids.push(i);
  return ids.sort((a, b) => scored[b] - scored[a]).map((i) => articles[i]);
}

/** Articles by their ranks in several lists, best first. */
function fuse(lists) {
  const scores = new Map();
  for (const list of lists) {
    [...new Set(list)].forEach((article, rank) => {
      scores.set(article, (scores.get(article) ?? 0) + 1 / (RRF + rank + 1));
    });
  }
  return [...scores].sort((a, b) => b[1] - a[1]).map(([article]) => article);
}

/** Each opens an engine over the corpus; what it gives answers a question with articles, best first. */
const ENGINES = {
  exact: async () => (_, vector) => [...new Set(nearest(vector))],

  minisearch: async () => {
    const { default: MiniSearch } = await import('minisearch');
    const search = new MiniSearch({
      fields: ['terms'],
      storeFields: ['article'],
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
    });
    search.addAll(documents.map((one, id) => ({ id, ...one })));
    return (terms) => [...new Set(search.search(terms).map(({ article }) => article))];
  },

  fts5: async () => {
    const { default: Database } = await import('better-sqlite3');
    const { load } = await import('sqlite-vec');
    const db = new Database(':memory:');
    load(db);
    db.exec(`CREATE VIRTUAL TABLE words USING fts5(terms, tokenize = "unicode61 remove_diacritics 0 tokenchars '#-'");
      CREATE VIRTUAL TABLE near USING vec0(vector float[${DIMENSIONS}] distance_metric=cosine);`);
    const word = db.prepare('INSERT INTO words (rowid, terms) VALUES (?, ?)');
    const near = db.prepare('INSERT INTO near (rowid, vector) VALUES (?, ?)');
    db.transaction(() => {
      for (const [i, { terms }] of documents.entries()) word.run(i, terms);
      for (let i = 0; i < articles.length; i++) near.run(BigInt(i), rowOf(vectors, i));
    })();
    const byWords = db.prepare(`SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ${CANDIDATES}`);
    const byVector = db.prepare(`SELECT rowid FROM near WHERE vector MATCH ? AND k = ${CANDIDATES} ORDER BY distance`);
    return (terms, vector) => {
      const query = terms
        .split(' ')
        .map((term) => `"${term.replaceAll('"', '')}"`)
        .join(' OR ');
      return fuse([
        byWords.all(query).map(({ rowid }) => documents[rowid].article),
        byVector.all(vector).map(({ rowid }) => articles[Number(rowid)]),
      ]);
    };
  },

  lancedb: async () => {
    // On two cores it takes one thread, and an index of words waits for a second for ever (lancedb/lancedb#3568).
    // biome-ignore lint/style/noProcessEnv: the engine reads its settings there.
    process.env['LANCE_CPU_THREADS'] ??= '4';
    const { connect, Index } = await import('@lancedb/lancedb');
    const place = await mkdtemp(join(tmpdir(), 'bench-lancedb-'));
    process.on('exit', () => void rm(place, { recursive: true, force: true }));
    const db = await connect(place);
    const termsOf = new Map();
    for (const { article, terms } of documents) termsOf.set(article, `${termsOf.get(article) ?? ''} ${terms}`);
    const row = (i) => ({ article: articles[i], vector: Array.from(rowOf(vectors, i)) });
    const batch = (from) => Array.from({ length: Math.min(5_000, articles.length - from) }, (_, i) => row(from + i));
    const passages = await db.createTable('passages', batch(0));
    for (let from = 5_000; from < articles.length; from += 5_000) await passages.add(batch(from));
    if (articles.length > 50_000)
      await passages.createIndex('vector', { config: Index.ivfPq({ distanceType: 'cosine' }) });
    const texts = await db.createTable(
      'texts',
      [...termsOf].map(([article, terms]) => ({ article, terms })),
    );
    await texts.createIndex('terms', {
      config: Index.fts({
        baseTokenizer: 'whitespace',
        stem: false,
        removeStopWords: false,
        asciiFolding: false,
        lowercase: false,
        withPosition: false,
      }),
    });
    return async (terms, vector) => {
      const near = passages
        .vectorSearch(Array.from(vector))
        .distanceType('cosine')
        .select(['article'])
        .limit(CANDIDATES);
      const words = texts.search(terms, 'fts', ['terms']).select(['article']).limit(CANDIDATES);
      const [byVector, byWords] = await Promise.all([near.toArray(), words.toArray()]);
      return fuse([byWords.map(({ article }) => article), byVector.map(({ article }) => article)]);
    };
  },
};

const began = performance.now();
const find = await ENGINES[name]();
const buildMs = performance.now() - began;
const ms = [];
const ranks = [];
const processorBefore = process.cpuUsage();
for (const [i, { terms, article }] of asked.entries()) {
  const start = performance.now();
  const found = await find(terms, rowOf(askedVectors, i));
  ms.push(performance.now() - start);
  ranks.push(found.indexOf(article) + 1);
}
const { user, system } = process.cpuUsage(processorBefore);
const processorMs = (user + system) / 1e3 / asked.length;
process.stdout.write(JSON.stringify({ buildMs, ms, ranks, processorMs, bytes: process.memoryUsage().rss }), () =>
  process.exit(0),
);
