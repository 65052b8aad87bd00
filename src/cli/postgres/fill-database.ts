import { Postgres } from '../../postgres/postgres.ts';
import type { IndexData } from '../../store/index-data.ts';
import type { Manifest } from '../../store/manifest.ts';
import { BUILDING_MS, indexDatabase } from '../../store/postgres/open-shared-index.ts';
import { finishTables, migrateReading, openTables } from '../../store/postgres/reading/publish-reading.ts';
import { makeSkeleton, packSkeleton, type Skeleton, termsOfBoth } from '../../store/postgres/reading/skeleton.ts';
import type { VersionTables } from '../../store/postgres/reading/tables.ts';
import { type Bases, writeRows } from '../../store/postgres/reading/write-rows.ts';
import { madeManifest } from '../made-manifest.ts';
import { DIMENSIONS, type SyntheticPiece } from './synthesis.ts';

export interface Filled {
  readonly manifest: Manifest;
  /** The file that a reader keeps. */
  readonly skeleton: Buffer;
  readonly rowsMs: number;
  readonly graphMs: number;
  readonly diskBytes: number;
}

export interface PiecesToFill {
  readonly count: number;
  readonly pieceOf: (number: number) => SyntheticPiece;
  readonly onProgress: (words: string) => void;
}

/** Publishes an index that comes in pieces, which are made twice: for their words, then for their rows. */
export async function fillDatabase(url: string, { count, pieceOf, onProgress }: PiecesToFill): Promise<Filled> {
  const db = new Postgres({ ...indexDatabase(url), statementMs: BUILDING_MS });
  try {
    await migrateReading(db);
    const numbers = Array.from({ length: count }, (_, i) => i);
    const all = new Set<string>();
    for (const number of numbers) for (const term of termsOfBoth(pieceOf(number).data)) all.add(term);
    const terms = [...all].sort();
    const skeleton = joinSkeletons(numbers, terms, pieceOf);
    const manifest = manifestOf(skeleton);
    const bytes = packSkeleton(skeleton);
    const tables = await db.transaction((query) => openTables(query, { version: manifest.version, manifest, bytes }));
    const termNumbers = new Map(terms.map((term, number) => [term, number]));
    const began = performance.now();
    let bases: Bases = { article: 0, section: 0, sentence: 0, chunk: 0 };
    for (const number of numbers) {
      const { data, vectors } = pieceOf(number);
      await db.transaction((query) =>
        writeRows(query, tables, { data, termNumbers, vectors, dimensions: DIMENSIONS, bases }),
      );
      bases = basesBehind(bases, data);
      onProgress(`${bases.chunk} passages written`);
    }
    const written = performance.now();
    await db.transaction((query) => finishTables(query, tables, manifest));
    const graphMs = performance.now() - written;
    onProgress(`graph after ${Math.round(graphMs / 1_000)} s`);
    return { manifest, skeleton: bytes, rowsMs: written - began, graphMs, diskBytes: await sizeOf(db, tables) };
  } finally {
    await db.close();
  }
}

async function sizeOf(db: Postgres, tables: VersionTables): Promise<number> {
  const names = Object.values(tables);
  const [row] = await db.query<{ bytes: number }>(
    'SELECT sum(pg_total_relation_size(name::regclass))::bigint AS bytes FROM unnest($1::text[]) AS t (name)',
    [names],
  );
  return row?.bytes ?? 0;
}

function basesBehind(bases: Bases, { articles, sectionTerms, sentences, chunks }: IndexData): Bases {
  return {
    article: bases.article + articles.length,
    section: bases.section + sectionTerms.lengths.length,
    sentence: bases.sentence + sentences.length,
    chunk: bases.chunk + chunks.length,
  };
}

function joinSkeletons(
  numbers: readonly number[],
  terms: readonly string[],
  pieceOf: (n: number) => SyntheticPiece,
): Skeleton {
  let bases: Bases = { article: 0, section: 0, sentence: 0, chunk: 0 };
  let whole: Skeleton | undefined;
  for (const number of numbers) {
    const { data } = pieceOf(number);
    const piece = makeSkeleton(data, terms);
    whole = whole ? joined(whole, piece, bases) : piece;
    bases = basesBehind(bases, data);
  }
  return whole as Skeleton;
}

function joined(a: Skeleton, b: Skeleton, bases: Bases): Skeleton {
  const join = (x: Uint32Array, y: Uint32Array, base: number) => {
    const both = new Uint32Array(x.length + y.length);
    both.set(x);
    for (let i = 0; i < y.length; i++) both[x.length + i] = (y[i] as number) + base;
    return both;
  };
  const words = (x: Skeleton['sections'], y: Skeleton['sections']) => ({
    frequencies: x.frequencies.map((frequency, i) => frequency + (y.frequencies[i] as number)),
    lengths: join(x.lengths, y.lengths, 0),
  });
  return {
    articles: [...a.articles, ...b.articles],
    chunks: {
      article: join(a.chunks.article, b.chunks.article, bases.article),
      first: join(a.chunks.first, b.chunks.first, bases.sentence),
      last: join(a.chunks.last, b.chunks.last, bases.sentence),
    },
    sentences: {
      article: join(a.sentences.article, b.sentences.article, bases.article),
      section: join(a.sentences.section, b.sentences.section, bases.section),
      start: join(a.sentences.start, b.sentences.start, 0),
      end: join(a.sentences.end, b.sentences.end, 0),
    },
    terms: a.terms,
    sections: words(a.sections, b.sections),
    sentenceWords: words(a.sentenceWords, b.sentenceWords),
  };
}

function manifestOf({ articles, sections, chunks }: Skeleton): Manifest {
  const passages = chunks.article.length;
  const sizes = {
    dimensions: DIMENSIONS,
    articles: articles.length,
    sections: sections.lengths.length,
    chunks: passages,
    vectors: passages,
  };
  return { ...madeManifest(sizes), version: `bench-${passages}`, modelId: 'bench' };
}
