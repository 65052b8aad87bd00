import { BlockingDatabase } from '../../../postgres/blocking-database.ts';
import type { PostgresSettings } from '../../../postgres/postgres.ts';
import type { IndexData } from '../../index-data.ts';
import type { OpenFar } from '../../open-index.ts';
import { EMPTY_LEXICAL_INDEX } from '../../ranking/postings.ts';
import { EXACT_UP_TO } from '../../vectors/vector-index.ts';
import { chunksOfSkeleton, readSkeleton, type Skeleton, sentencesOfSkeleton } from './skeleton.ts';
import { openStoredArticles } from './stored-articles.ts';
import { makeStoredIndex } from './stored-index.ts';
import { findAmong, openStoredPostings } from './stored-postings.ts';
import { openStoredVectors } from './stored-vectors.ts';
import { baseOfReading, isNewVectorVersion, READING_SCHEMA, tablesOf, UNIT, VECTOR_VERSION_SQL } from './tables.ts';

/** The name of the readers' connections on the server. */
export const READING_NAME = 'youju reading';
/** These limits are short because an answer waits for each look-up. */
const TIMING = {
  connections: 1,
  statementMs: 4_000,
  patienceMs: 4_000,
  queueMs: 4_000,
} satisfies Partial<PostgresSettings>;

export interface FarOptions {
  readonly timing?: Partial<PostgresSettings>;
  /** Largest number of chunks for which every vector and every sentence is compared. */
  readonly exactUpTo?: number;
}

/**
 * Makes a function that opens versions inside the database at an address. @throws DATABASE_UNAVAILABLE; a plain error
 * if the version is gone.
 */
export function makeOpenFar(url: string, { timing = {}, exactUpTo = EXACT_UP_TO }: FarOptions = {}): OpenFar {
  return (bytes, manifest, settings) => {
    const db = new BlockingDatabase({ ...TIMING, ...timing, url, name: READING_NAME });
    const name = baseOfReading(manifest.version);
    const [row] = db.query<{ id: number }>(`SELECT id FROM ${READING_SCHEMA}.version WHERE name = $1`, [name]);
    if (!row) throw new Error(`the database has version ${name} no more`);
    const [extension] = db.query<{ version: string }>(VECTOR_VERSION_SQL);
    const tables = tablesOf(row.id);
    const skeleton = readSkeleton(bytes);
    const { terms } = skeleton;
    const stored = openStoredArticles(db, tables, skeleton.articles);
    const vectors =
      manifest.vectors === 0
        ? null
        : openStoredVectors({
            db,
            tables,
            size: manifest.vectors,
            dimensions: manifest.dimensions,
            settings: settings.hnsw,
            isNew: isNewVectorVersion(extension?.version),
            exactUpTo,
          });
    return makeStoredIndex({
      manifest,
      settings,
      exactUpTo,
      units: unitsOf(skeleton, stored.articles),
      sections: openStoredPostings({ db, tables, terms, words: skeleton.sections, unit: UNIT.section }),
      sentences: openStoredPostings({ db, tables, terms, words: skeleton.sentenceWords, unit: UNIT.sentence }),
      vectors,
      load: ({ chunks, articles }) => {
        vectors?.load(chunks);
        stored.load(articles);
      },
      findAmong: (sections, wanted) => findAmong({ db, tables, terms }, sections, wanted),
      close: () => db.close(),
    });
  };
}

/** Articles, chunks and sentences, without the words of the lexical indexes. */
function unitsOf(skeleton: Skeleton, articles: IndexData['articles']): IndexData {
  return {
    articles,
    chunks: chunksOfSkeleton(skeleton),
    sentences: sentencesOfSkeleton(skeleton),
    sectionTerms: { ...EMPTY_LEXICAL_INDEX, lengths: skeleton.sections.lengths },
    sentenceTerms: { ...EMPTY_LEXICAL_INDEX, lengths: skeleton.sentenceWords.lengths },
  };
}
