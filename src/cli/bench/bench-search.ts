import { answerQuestion } from '../../answer/answerer.ts';
import { splitArticles } from '../../chunking/split-articles.ts';
import { makeRandom, type Random } from '../../eval/random.ts';
import { readCorpus } from '../../ingest/corpus/read-corpus.ts';
import type { Timings } from '../../model/answer.ts';
import { type Article, bareArticle } from '../../model/article.ts';
import { STORE } from '../../model/tuning.ts';
import { search } from '../../search/search.ts';
import { buildIndexData } from '../../store/build-index.ts';
import { makeOpenIndex, type OpenIndex } from '../../store/open-index.ts';
import { makeGraph } from '../../store/vectors/build-graph.ts';
import { makeVectorIndex } from '../../store/vectors/vector-index.ts';
import type { Config } from '../../support/config.ts';
import type { Log } from '../../support/log.ts';
import { splitSentences } from '../../text/words/sentences.ts';
import { openEmbedderIfPossible } from '../../wire/inference.ts';
import { openLanguage } from '../../wire/language.ts';
import { makeAnswerer } from '../../wire/open-library.ts';
import { madeManifest } from '../made-manifest.ts';

export interface SearchBench {
  readonly passages: number;
  readonly questions: number;
  /** Milliseconds per question by stage, `total` included. */
  readonly stages: Readonly<Record<string, { readonly p50: number; readonly p95: number }>>;
}

export interface SearchBenchOptions {
  readonly config: Config;
  readonly log: Log;
  /** Number of passages of the index. */
  readonly size: number;
  readonly withReader: boolean;
}

const QUESTIONS = 200;
const WARM_UP = 20;
const HITS = 20;
const SENTENCES_AN_ARTICLE = 20;
const DIMENSIONS = 512;

/** Searches an index of about `size` passages, made of shuffled words of real articles and random vectors. */
export async function benchSearch({ config, log, size, withReader }: SearchBenchOptions): Promise<SearchBench> {
  const random = makeRandom(1);
  const sentences = await realSentences(config);
  const language = await openLanguage(config.glossaryFile);
  const index = makeIndex(makeArticles(sentences, size, random), language.termsOf, random);
  const answerer = await makeAnswerer(config, log, { index, language, notes: [] });
  const embedder = await openEmbedderIfPossible(config, log);
  const tools = { ...answerer.tools, embedder };
  const timings: Timings[] = [];
  for (let i = 0; i < WARM_UP + QUESTIONS; i++) {
    const question = { text: questionFrom(sentences, random), filters: {}, now: '2022-06-30' };
    const began = performance.now();
    const ms = withReader
      ? (await answerQuestion(tools, question)).answer.ms
      : { ...(await search(tools, question, HITS)).ms, total: performance.now() - began };
    if (i >= WARM_UP) timings.push(ms);
  }
  await answerer.close();
  await embedder?.close();
  return { passages: index.chunks.length, questions: QUESTIONS, stages: percentiles(timings) };
}

async function realSentences(config: Config): Promise<string[]> {
  const { articles } = await readCorpus(config.dataDir);
  return articles.flatMap(({ body }) => splitSentences(body).map(({ start, end }) => body.slice(start, end)));
}

/** Sentences whose clauses come from different real ones, until they give about `size` passages. */
function makeArticles(sentences: readonly string[], size: number, random: Random): Article[] {
  const clauses = sentences.flatMap((sentence) => sentence.split(/[，,。]/)).filter((clause) => clause.length > 4);
  const pick = () => clauses[Math.floor(random() * clauses.length)] ?? '';
  const articles: Article[] = [];
  let passages = 0;
  while (passages < size) {
    const body = Array.from({ length: SENTENCES_AN_ARTICLE }, () => `${pick()}，${pick()}，${pick()}。`).join('\n');
    const id = `a${String(articles.length).padStart(6, '0')}`;
    const article = bareArticle({ id, title: id, body, script: 'simplified' });
    passages += splitArticles([article]).chunks.length;
    articles.push(article);
  }
  return articles;
}

function makeIndex(articles: readonly Article[], termsOf: (folded: string) => string[], random: Random): OpenIndex {
  const data = buildIndexData({ articles, ...splitArticles(articles) }, termsOf);
  const vectors = data.chunks.map(() => {
    const row = Float32Array.from({ length: DIMENSIONS }, () => random() - 0.5);
    const length = Math.hypot(...row);
    return row.map((value) => value / length);
  });
  const graph = makeGraph(vectors, { ...STORE.hnsw, dimensions: DIMENSIONS });
  const manifest = madeManifest({
    dimensions: DIMENSIONS,
    articles: articles.length,
    sections: data.sectionTerms.lengths.length,
    chunks: data.chunks.length,
    vectors: data.chunks.length,
  });
  const nodes = Uint32Array.from(vectors.keys());
  return makeOpenIndex(manifest, data, makeVectorIndex(graph, nodes, STORE.hnsw), STORE);
}

/** The beginning of a real sentence, as a question. */
function questionFrom(sentences: readonly string[], random: Random): string {
  const sentence = sentences[Math.floor(random() * sentences.length)] ?? '';
  return `${sentence.slice(0, 12 + Math.floor(random() * 12))}是什么？`;
}

function percentiles(timings: readonly Timings[]): SearchBench['stages'] {
  const stages = Object.keys(timings[0] ?? {});
  return Object.fromEntries(
    stages.map((stage) => {
      const sorted = timings.map((ms) => ms[stage] ?? 0).sort((a, b) => a - b);
      const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
      return [stage, { p50: at(0.5), p95: at(0.95) }];
    }),
  );
}
