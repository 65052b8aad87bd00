import type { Article } from '../../../model/article.ts';
import type { BlockingDatabase } from '../../../postgres/blocking-database.ts';
import { Recent } from './recent.ts';
import type { BodilessArticle } from './skeleton.ts';
import type { VersionTables } from './tables.ts';

/** Number of characters of bodies kept in memory: some ten thousand articles. Chosen by hand. */
const MAX_KEPT_CHARS = 16_000_000;
/** Number of bodies per request when bodies are read one after the other. Chosen by hand. */
const READ_AHEAD = 256;

export interface StoredArticles {
  /** Articles whose bodies are fetched when they are read. */
  readonly articles: readonly Article[];
  /** Fetches the bodies of articles, by position, in one request. */
  load(places: readonly number[]): void;
}

export function openStoredArticles(
  db: BlockingDatabase,
  tables: VersionTables,
  bodiless: readonly BodilessArticle[],
): StoredArticles {
  const bodies = new Recent<number, string>(MAX_KEPT_CHARS, (body) => body.length);
  const fetch = (places: readonly number[]): Map<number, string> => {
    const sql = `SELECT place, body FROM ${tables.article} WHERE place = ANY ($1::int[])`;
    const rows = places.length === 0 ? [] : db.query<{ place: number; body: string }>(sql, [places]);
    const found = new Map(rows.map(({ place, body }) => [place, JSON.parse(body) as string]));
    for (const [place, body] of found) bodies.set(place, body);
    return found;
  };
  let last = -1;
  const bodyOf = (place: number): string => {
    const isNext = place === last + 1;
    last = place;
    const known = bodies.get(place);
    if (known !== undefined) return known;
    const count = isNext ? Math.min(READ_AHEAD, bodiless.length - place) : 1;
    const body = fetch(Array.from({ length: count }, (_, i) => place + i)).get(place);
    if (body === undefined) throw new Error(`the database has no body of article ${place}`);
    return body;
  };
  const articles = bodiless.map(({ chars, ...article }, place): Article => {
    return Object.defineProperties(article as Article, {
      body: { enumerable: true, get: () => bodyOf(place) },
      chars: { value: chars },
    });
  });
  return { articles, load: (places) => void fetch([...new Set(places)].filter((place) => !bodies.has(place))) };
}
