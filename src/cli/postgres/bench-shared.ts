import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeRandom } from '../../eval/random.ts';
import { STORE } from '../../model/tuning.ts';
import { makeOpenIndex, type OpenIndex } from '../../store/open-index.ts';
import { makeOpenFar } from '../../store/postgres/reading/open-stored-index.ts';
import { makeGraph } from '../../store/vectors/build-graph.ts';
import { makeVectorIndex } from '../../store/vectors/vector-index.ts';
import { programOptions, programPath } from '../../support/program.ts';
import { type Filled, fillDatabase, openBenchDatabase } from './fill-database.ts';
import { percentile, recallOf, type SearchAsked, searchAll } from './search-all.ts';
import type { ReaderTask } from './searching-process.ts';
import { DIMENSIONS, openSynthesis, type SyntheticPiece } from './synthetic-index.ts';

/** Chunks of a piece: the largest size that is compared with an embedded index, and the number in memory at a time. */
const PIECE_CHUNKS = 100_000;
const QUESTIONS = 200;
const WARM_UP = 20;
const READERS = [1, 4, 16];

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
    readonly p50: number;
    readonly p95: number;
    readonly recallAt10: number;
    readonly wordsAt100: number;
  };
  readonly readers: readonly ReadersBench[];
}

interface ReadersBench {
  readonly readers: number;
  readonly p50: number;
  readonly p95: number;
  readonly searchesPerSecond: number;
  /** Memory of one of them. */
  readonly bytes: number;
}

/** Fills a database of its own on the server and searches it, with several readers at once; it uses no model. */
export async function benchShared(url: string, size: number): Promise<SharedBench> {
  const synthesis = await openSynthesis();
  const count = Math.ceil(size / PIECE_CHUNKS);
  let last: { readonly number: number; readonly piece: SyntheticPiece } | undefined;
  const pieceOf = (number: number): SyntheticPiece => {
    if (last?.number !== number) last = { number, piece: synthesis.piece(number, Math.ceil(size / count)) };
    return last.piece;
  };
  const database = await openBenchDatabase(url);
  try {
    const filled = await fillDatabase(database.url, count, pieceOf);
    const random = makeRandom(7);
    const asked = Array.from({ length: WARM_UP + QUESTIONS }, () => synthesis.question(pieceOf(count - 1), random));
    const embedded = count === 1 ? compare(database.url, filled, { piece: pieceOf(0), asked }) : undefined;
    const readers: ReadersBench[] = [];
    for (const number of READERS) readers.push(await searchBeside(database.url, filled, { number, asked }));
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
  { piece, asked }: { readonly piece: SyntheticPiece; readonly asked: readonly SearchAsked[] },
): NonNullable<SharedBench['embedded']> {
  const embedded = embeddedIndex(manifest, piece);
  const stored = makeOpenFar(url)(skeleton, manifest, STORE);
  const wanted = searchAll(embedded, asked);
  const ms = wanted.ms.slice(WARM_UP);
  const byWords = { count: 100, byWords: true };
  const result = {
    p50: percentile(ms, 0.5),
    p95: percentile(ms, 0.95),
    recallAt10: recallOf(searchAll(stored, asked).found, wanted.found),
    wordsAt100: recallOf(searchAll(stored, asked, byWords).found, searchAll(embedded, asked, byWords).found),
  };
  void stored.far?.close();
  return result;
}

function embeddedIndex(manifest: Filled['manifest'], { data, vectors }: SyntheticPiece): OpenIndex {
  const rows = Array.from({ length: vectors.length / DIMENSIONS }, (_, i) =>
    vectors.subarray(i * DIMENSIONS, (i + 1) * DIMENSIONS),
  );
  const graph = makeGraph(rows, { ...STORE.hnsw, dimensions: DIMENSIONS });
  return makeOpenIndex(manifest, data, makeVectorIndex(graph, Uint32Array.from(rows.keys()), STORE.hnsw), STORE);
}

/** Runs several readers at a time, each a process of its own with the same questions. */
async function searchBeside(
  url: string,
  { manifest, skeleton }: Filled,
  { number, asked }: { readonly number: number; readonly asked: readonly SearchAsked[] },
): Promise<ReadersBench> {
  const directory = await mkdtemp(join(tmpdir(), 'youju-bench-'));
  try {
    const skeletonFile = join(directory, 'skeleton');
    await writeFile(skeletonFile, skeleton);
    const each = await Promise.all(
      Array.from({ length: number }, () => runReader({ url, skeletonFile, manifest, asked })),
    );
    const ms = each.flatMap((one) => one.ms.slice(WARM_UP));
    const perReader = each.map((one) => (1_000 * one.ms.length) / one.ms.reduce((sum, value) => sum + value, 0));
    return {
      readers: number,
      p50: percentile(ms, 0.5),
      p95: percentile(ms, 0.95),
      searchesPerSecond: perReader.reduce((sum, value) => sum + value, 0),
      bytes: each[0]?.bytes ?? 0,
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function runReader(task: ReaderTask): Promise<{ ms: number[]; bytes: number }> {
  const child = fork(programPath(import.meta.dirname, 'searching-process'), [], {
    execArgv: [...programOptions()],
    serialization: 'advanced',
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  child.send(task);
  const ended = once(child, 'exit').then(([code]) => Promise.reject(new Error(`a reader ended with code ${code}`)));
  const [result] = (await Promise.race([once(child, 'message'), ended])) as [{ ms: number[]; bytes: number }];
  ended.catch(() => {});
  return result;
}

/** The figures in words. */
export function describeShared(bench: SharedBench): string {
  const ms = ({ p50, p95 }: { readonly p50: number; readonly p95: number }) =>
    `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  const mb = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const { embedded } = bench;
  return [
    `${bench.chunks} passages: ${Math.round(bench.rowsPerSecond)} written a second, graph ${bench.graphSeconds.toFixed(1)} s, ${mb(bench.diskBytes)} in the database, ${mb(bench.skeletonBytes)} with each reader`,
    ...(embedded
      ? [
          `  embedded    ${ms(embedded)}; of its best 10 the database finds ${(100 * embedded.recallAt10).toFixed(2)} %, of its best 100 by words ${(100 * embedded.wordsAt100).toFixed(2)} %`,
        ]
      : []),
    ...bench.readers.map(
      (one) =>
        `  ${String(one.readers).padStart(2)} readers  ${ms(one)}, ${one.searchesPerSecond.toFixed(0)} searches a second, ${mb(one.bytes)} each`,
    ),
  ].join('\n');
}
