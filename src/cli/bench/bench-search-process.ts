import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rankIn } from '../../eval/retrieval.ts';
import type { Filters } from '../../model/question.ts';
import { search } from '../../search/search.ts';
import type { IndexData } from '../../store/index-data.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import type { Config } from '../../support/config.ts';
import { makeLog } from '../../support/log.ts';
import { type OpenAnswerer, openAnswerer } from '../../wire/open-library.ts';
import { type BenchQuestion, LATER_HALF } from './make-place.ts';

/** The orders of a searching process. */
export interface SearchTask {
  readonly config: Config;
  readonly questions: readonly BenchQuestion[];
  /** Where the same passages, vectors and questions are put for other engines; absent: nowhere. */
  readonly exportDir?: string;
}

/** Searches of one kind. */
export interface Searches {
  /** Milliseconds of each question, understanding it and its vector left out, as the other engines get both. */
  readonly ms: readonly number[];
  /** Milliseconds of each question, everything counted. */
  readonly wholeMs: readonly number[];
  /** Mean processor time of a question, everything counted. */
  readonly processorMs: number;
  /** Rank of each question's own article, 0 where it is not found. */
  readonly ranks: readonly number[];
}

export interface SearchOutcome {
  readonly passages: number;
  /** Milliseconds until the index and the models were open. */
  readonly openMs: number;
  readonly plain: Searches;
  /** With a filter that all articles fit, and one that half of them fit. */
  readonly filteredAll: Searches;
  readonly filteredHalf: Searches;
  readonly bytes: number;
}

const HITS = 40;
const WARM_UP = 20;
const NOW = '2022-06-30';

// Entry of a process that searches an index as the program does, says how long it took and ends.
process.once('message', async (task: SearchTask) => {
  const began = performance.now();
  const answerer = await openAnswerer(task.config, makeLog(task.config.logLevel), null);
  const openMs = performance.now() - began;
  const { index } = answerer.tools;
  const run = (filters: Filters) => searchAllWith(answerer, task.questions, filters);
  await searchAllWith(answerer, task.questions.slice(0, WARM_UP), {});
  const outcome: SearchOutcome = {
    passages: index.chunks.length,
    openMs,
    plain: await run({}),
    filteredAll: await run({ from: '2000-01-01' }),
    filteredHalf: await run({ from: LATER_HALF }),
    bytes: process.memoryUsage().rss,
  };
  if (task.exportDir !== undefined) await exportAll(answerer, task.questions, task.exportDir);
  await answerer.close();
  process.send?.(outcome, () => process.exit(0));
});

async function searchAllWith(
  { tools }: OpenAnswerer,
  questions: readonly BenchQuestion[],
  filters: Filters,
): Promise<Searches> {
  const places = new Map(tools.index.articles.map(({ id }, place) => [id, place]));
  const ms: number[] = [];
  const wholeMs: number[] = [];
  const ranks: number[] = [];
  const before = process.cpuUsage();
  for (const { text, articleId } of questions) {
    const began = performance.now();
    const found = await search(tools, { text, filters, now: NOW }, HITS);
    wholeMs.push(performance.now() - began);
    ms.push(found.ms.retrieve);
    ranks.push(rankIn(found.hits, places.get(articleId) ?? -1, (hit) => hit.score));
  }
  const { user, system } = process.cpuUsage(before);
  return { ms, wholeMs, processorMs: (user + system) / 1e3 / Math.max(1, questions.length), ranks };
}

/** Terms as their numbers, for every engine has its own idea of what may stand in one. */
async function exportAll({ tools }: OpenAnswerer, questions: readonly BenchQuestion[], dir: string): Promise<void> {
  const { index, analyse, embedder } = tools;
  const places = new Map(index.articles.map(({ id }, place) => [id, place]));
  const numbers = new Map([...index.sectionScorer.terms].map((term, number) => [term, number.toString(36)]));
  await mkdir(dir, { recursive: true });
  await writeLines(join(dir, 'documents.jsonl'), documentsOf(index.data as IndexData));
  await writeFile(
    join(dir, 'articles.u32'),
    Uint32Array.from(index.chunks, ({ articleIndex }) => articleIndex),
  );
  await writeFile(join(dir, 'vectors.f32'), vectorsOf(index));
  const asked: object[] = [];
  const vectors: Float32Array[] = [];
  for (const { text, articleId } of questions) {
    const analysis = analyse({ text, filters: {}, now: NOW });
    const terms = analysis.terms.flatMap(({ alternatives }) => alternatives.map(({ term }) => numbers.get(term) ?? []));
    asked.push({ article: places.get(articleId), terms: [...new Set(terms.flat())].join(' ') });
    vectors.push((await embedder?.embedQuestion(analysis.chinese)) ?? new Float32Array());
  }
  await writeLines(join(dir, 'questions.jsonl'), asked);
  await writeFile(join(dir, 'questions.f32'), Buffer.concat(vectors.map((one) => Buffer.from(one.buffer))));
}

function* documentsOf({ sectionTerms, sentences }: IndexData): Generator<object> {
  const { offsets, documents, frequencies, lengths } = sectionTerms;
  const terms = Array.from(lengths, (): string[] => []);
  for (let term = 0; term + 1 < offsets.length; term++) {
    for (let i = offsets[term] as number; i < (offsets[term + 1] as number); i++) {
      for (let n = 0; n < (frequencies[i] as number); n++) terms[documents[i] as number]?.push(term.toString(36));
    }
  }
  const articles = new Map(sentences.map(({ sectionIndex, articleIndex }) => [sectionIndex, articleIndex]));
  for (const [section, own] of terms.entries()) yield { article: articles.get(section), terms: own.join(' ') };
}

function vectorsOf({ chunks, vectors }: OpenIndex): Float32Array {
  const width = vectors?.vectorOf(0).length ?? 0;
  const all = new Float32Array(chunks.length * width);
  for (const { id } of chunks) all.set(vectors?.vectorOf(id) ?? [], id * width);
  return all;
}

async function writeLines(path: string, rows: Iterable<object>): Promise<void> {
  const file = createWriteStream(path);
  for (const row of rows) if (!file.write(`${JSON.stringify(row)}\n`)) await once(file, 'drain');
  file.end();
  await once(file, 'finish');
}
