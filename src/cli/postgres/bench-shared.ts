import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STORE } from '../../model/tuning.ts';
import { makeOpenIndex, type OpenIndex } from '../../store/open-index.ts';
import { makeOpenFar } from '../../store/postgres/reading/open-stored-index.ts';
import { makeGraph } from '../../store/vectors/build-graph.ts';
import { makeVectorIndex } from '../../store/vectors/vector-index.ts';
import { programOptions, programPath } from '../../support/program.ts';
import { type Filled, fillDatabase } from './fill-database.ts';
import { openOwnDatabase } from './own-database.ts';
import { makeProcessorClock } from './processor-clock.ts';
import { percentile, recallOf, type SearchAsked, searchAll } from './search-all.ts';
import type { ReaderFound, ReaderTask } from './searching-process.ts';
import { DIMENSIONS, type Synthesis, type SyntheticPiece } from './synthesis.ts';

/** Chunks of a piece: what an embedded index is compared with up to, and what is in memory at a time beyond. */
const PIECE_CHUNKS = 100_000;
/** After these a reader's code is compiled and the lists of frequent terms are in its memory. */
const WARM_UP = 100;
const QUESTIONS = 200;
/** Where many readers ask, each asks fewer, but not fewer than these. */
const LEAST_QUESTIONS = 40;

/** Milliseconds of a search: half of them take less, and nineteen of twenty. */
interface Percentiles {
  readonly p50: number;
  readonly p95: number;
}

/** The figures of an index of some size in a database. */
export interface SharedBench {
  readonly chunks: number;
  /** Chunks written per second, and the seconds that the graph takes after that. */
  readonly rowsPerSecond: number;
  readonly graphSeconds: number;
  /** Bytes in the database, and bytes that each reader keeps. */
  readonly diskBytes: number;
  readonly skeletonBytes: number;
  /** Comparison with the embedded index; absent if that is not built. */
  readonly embedded?: {
    readonly wall: Percentiles;
    readonly processor: Percentiles;
    readonly buildSeconds: number;
    /** The share of its best 10, and of its best 100 by words alone, that the database finds. */
    readonly recallAt10: number;
    readonly wordsAt100: number;
  };
  readonly readers: readonly ReadersBench[];
}

interface ReadersBench {
  readonly readers: number;
  readonly wall: Percentiles;
  /** Of reader and server together; absent where that cannot be told. */
  readonly processor?: Percentiles;
  readonly searchesPerSecond: number;
  /** Memory of one of them. */
  readonly bytes: number;
}

interface Asked {
  readonly warmUp: readonly SearchAsked[];
  readonly asked: readonly SearchAsked[];
}

export interface SharedBenchOptions {
  readonly url: string;
  readonly size: number;
  readonly synthesis: Synthesis;
  /** How many readers ask at a time, one number after the other. */
  readonly readers: readonly number[];
  readonly onProgress: (words: string) => void;
}

/** Fills a database of its own on the server and searches it, with readers beside one another; no model takes part. */
export async function benchShared(options: SharedBenchOptions): Promise<SharedBench> {
  const { url, size, synthesis, onProgress } = options;
  const count = Math.ceil(size / PIECE_CHUNKS);
  let last: { readonly number: number; readonly piece: SyntheticPiece } | undefined;
  const pieceOf = (number: number): SyntheticPiece => {
    if (last?.number !== number) last = { number, piece: synthesis.piece(number, Math.ceil(size / count)) };
    return last.piece;
  };
  const database = await openOwnDatabase(url, `youju_bench_${process.pid}`);
  try {
    const filled = await fillDatabase(database.url, { count, pieceOf, onProgress });
    const all = synthesis.questions(pieceOf(count - 1), WARM_UP + QUESTIONS);
    const questions = { warmUp: all.slice(0, WARM_UP), asked: all.slice(WARM_UP) };
    const embedded = count === 1 ? compare(database.url, filled, { piece: pieceOf(0), questions }) : undefined;
    if (embedded) onProgress(JSON.stringify(embedded));
    last = undefined;
    const readers: ReadersBench[] = [];
    for (const number of options.readers) {
      readers.push(await searchBeside(database.url, filled, { number, questions }));
      onProgress(JSON.stringify(readers.at(-1)));
    }
    return {
      chunks: filled.manifest.chunks,
      rowsPerSecond: (1_000 * filled.manifest.chunks) / filled.rowsMs,
      graphSeconds: filled.graphMs / 1_000,
      diskBytes: filled.diskBytes,
      skeletonBytes: filled.skeleton.length,
      ...(embedded && { embedded }),
      readers,
    };
  } finally {
    await database.close();
  }
}

function compare(
  url: string,
  { manifest, skeleton }: Filled,
  { piece, questions: { warmUp, asked } }: { readonly piece: SyntheticPiece; readonly questions: Asked },
): NonNullable<SharedBench['embedded']> {
  const began = performance.now();
  const embedded = embeddedIndex(manifest, piece);
  const buildSeconds = (performance.now() - began) / 1_000;
  const stored = makeOpenFar(url)(skeleton, manifest, STORE);
  searchAll(embedded, warmUp);
  const wanted = searchAll(embedded, asked, { clock: makeProcessorClock(undefined) });
  const byWords = { count: 100, byWords: true };
  const result = {
    wall: percentilesOf(wanted.ms),
    processor: percentilesOf(wanted.clockMs),
    buildSeconds,
    recallAt10: recallOf(searchAll(stored, asked).found, wanted.found),
    wordsAt100: recallOf(searchAll(stored, asked, byWords).found, searchAll(embedded, asked, byWords).found),
  };
  void stored.far?.close();
  return result;
}

function percentilesOf(values: readonly number[]): Percentiles {
  return { p50: percentile(values, 0.5), p95: percentile(values, 0.95) };
}

function embeddedIndex(manifest: Filled['manifest'], { data, vectors }: SyntheticPiece): OpenIndex {
  const rows = Array.from({ length: vectors.length / DIMENSIONS }, (_, i) =>
    vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS),
  );
  const graph = makeGraph(rows, { ...STORE.hnsw, dimensions: DIMENSIONS });
  return makeOpenIndex(manifest, data, makeVectorIndex(graph, Uint32Array.from(rows.keys()), STORE.hnsw), STORE);
}

/** Some readers at a time, each a process of its own. */
async function searchBeside(
  url: string,
  { manifest, skeleton }: Filled,
  { number, questions: { warmUp, asked } }: { readonly number: number; readonly questions: Asked },
): Promise<ReadersBench> {
  const directory = await mkdtemp(join(tmpdir(), 'youju-bench-'));
  try {
    const skeletonFile = join(directory, 'skeleton');
    await writeFile(skeletonFile, skeleton);
    const some = asked.slice(0, Math.max(LEAST_QUESTIONS, Math.ceil(asked.length / number)));
    const task = { url, skeletonFile, manifest, warmUp, asked: some, isAlone: number === 1 };
    const each = await Promise.all(Array.from({ length: number }, () => runReader(task)));
    const perReader = each.map(({ ms }) => (1_000 * ms.length) / ms.reduce((sum, value) => sum + value, 0));
    const processorMs = each[0]?.processorMs;
    return {
      readers: number,
      wall: percentilesOf(each.flatMap(({ ms }) => ms)),
      ...(processorMs && { processor: percentilesOf(processorMs) }),
      searchesPerSecond: perReader.reduce((sum, value) => sum + value, 0),
      bytes: each[0]?.bytes ?? 0,
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runReader(task: ReaderTask): Promise<ReaderFound> {
  const child = fork(programPath(import.meta.dirname, 'searching-process'), [], {
    execArgv: [...programOptions()],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  child.send(task);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a reader ended with code ${code}`)));
  const [result] = (await Promise.race([once(child, 'message'), ended])) as [ReaderFound];
  ended.catch(() => {});
  return result;
}

/** The figures in words. */
export function describeShared(bench: SharedBench): string {
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const { embedded } = bench;
  const times = (name: string, { p50, p95 }: Percentiles) =>
    `${name} p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  const timesOf = ({ wall, processor }: { readonly wall: Percentiles; readonly processor?: Percentiles }) =>
    [times('on the wall', wall), ...(processor ? [times('of processor time', processor)] : [])].join('; ');
  const share = (value: number) => `${(100 * value).toFixed(2)} %`;
  return [
    `${bench.chunks} passages: ${Math.round(bench.rowsPerSecond)} written a second, graph ${bench.graphSeconds.toFixed(1)} s, ${mb(bench.diskBytes)} in the database, ${mb(bench.skeletonBytes)} with each reader`,
    ...(embedded
      ? [
          `  embedded    ${timesOf(embedded)}; built in ${embedded.buildSeconds.toFixed(1)} s; of its best 10 the database finds ${share(embedded.recallAt10)}, of its best 100 by words ${share(embedded.wordsAt100)}`,
        ]
      : []),
    ...bench.readers.map(
      (one) =>
        `  ${String(one.readers).padStart(2)} readers  ${timesOf(one)}; ${one.searchesPerSecond.toFixed(0)} searches a second, ${mb(one.bytes)} each`,
    ),
  ].join('\n');
}
