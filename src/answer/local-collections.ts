import { LRUCache } from 'lru-cache';
import type { Article, Publication } from '../model/article.ts';
import { summarise as summariseArticle } from '../model/article-list.ts';
import {
  type CollectionSummary,
  type Collections,
  isWithin,
  keyOfReach,
  type Library,
  type Reach,
} from '../model/library.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { selectIndex } from '../store/selection/select-index.ts';

/**
 * Number of selections kept, the most recently used ones; each costs memory in proportion to its articles. Chosen by
 * hand.
 */
const MAX_SELECTIONS = 8;

export interface CollectionsParts {
  /** Index of all articles. */
  readonly index: OpenIndex;
  /** Names of the private collections at this moment. If it rejects, nothing may be asked. */
  readonly readPrivate: () => Promise<ReadonlySet<string>>;
  /** Makes the library over an index that holds only what may be asked. */
  readonly makeLibrary: (index: OpenIndex) => Library;
  /** Closes everything that was opened. */
  close(): Promise<void>;
}

/**
 * The collections of an index in this process: one library for every reach, over an index of the articles within it.
 */
export function makeLocalCollections({ index, readPrivate, makeLibrary, close }: CollectionsParts): Collections {
  const libraries = new LRUCache<string, Library>({ max: MAX_SELECTIONS });
  const find = async (reach: Reach): Promise<Library> => {
    const isKept = isWithin(reach, await readPrivate());
    const key = keyOfReach(namesWithin(index, isKept));
    const library = libraries.get(key) ?? makeLibrary(selectWithin(index, isKept));
    libraries.set(key, library);
    return library;
  };
  const { rephrase } = makeLibrary(index);
  return {
    within: (reach) => libraryWithin(() => find(reach), rephrase),
    listAllArticles: async () =>
      index.articles.map((article) => {
        const { collection, file } = article;
        return { ...summariseArticle(article), file, ...(collection !== undefined && { collection }) };
      }),
    listCollections: async () => summarise(index.articles, await readPrivate()),
    status: () => makeLibrary(index).status(),
    close,
  };
}

/** The index of the articles within the reach; one copy represents those of other collections. */
export function selectWithin(index: OpenIndex, isKept: (article: Article) => boolean): OpenIndex {
  const chosen = new Map(chooseCopies(index.articles, isKept).map((article) => [article.id, article]));
  if (chosen.size === index.articles.length) return index;
  const selected = selectIndex(index, ({ id }) => chosen.has(id));
  return { ...selected, articles: [...chosen.values()] };
}

/** The articles that may be asked about, in the given order; the best copy represents those in several collections. */
export function chooseCopies(articles: readonly Article[], isKept: (article: Article) => boolean): Article[] {
  const within = new Map(articles.filter(isKept).map((article) => [article.id, article]));
  const shown = [...within.values()].filter(({ copyOf = [] }) => !copyOf.some((other) => within.has(other)));
  const copies = [...within.values()].filter(({ copyOf }) => copyOf !== undefined);
  return copies.length === 0 ? shown : shown.map((article) => withCopies(article, copies));
}

/** An article with the copies that it represents, and without a reference to others. */
function withCopies({ copyOf: _, ...article }: Article, all: readonly Article[]): Article {
  const copies = all.filter(({ copyOf }) => copyOf?.includes(article.id));
  if (copies.length === 0) return article;
  const published = copies.map(({ id, title, source, publishedOn, url }): Publication => {
    return { id, title, source, publishedOn, url };
  });
  const also = [...article.alsoPublishedAt, ...copies.flatMap((copy) => copy.alsoPublishedAt), ...published];
  const aliases = copies.flatMap((copy) => [copy.id, ...(copy.aliases ?? [])]);
  return { ...article, alsoPublishedAt: also, aliases: [...(article.aliases ?? []), ...aliases] };
}

function namesWithin({ articles }: OpenIndex, isKept: (article: Article) => boolean): string[] {
  return [...new Set(articles.filter(isKept).flatMap(({ collection }) => collection ?? []))];
}

function libraryWithin(find: () => Promise<Library>, rephrase: Library['rephrase']): Library {
  return {
    ask: async (question) => (await find()).ask(question),
    resolve: async (question, turns) => (await find()).resolve(question, turns),
    examples: async () => (await find()).examples(),
    nearby: async (question) => (await find()).nearby(question),
    ...(rephrase && { rephrase }),
    listArticles: async () => (await find()).listArticles(),
    findArticle: async (id) => (await find()).findArticle(id),
    searchArticles: async (words, filters, limit) => (await find()).searchArticles(words, filters, limit),
    similarArticles: async (id, limit) => (await find()).similarArticles(id, limit),
    status: async () => (await find()).status(),
  };
}

function summarise(articles: readonly Article[], privateNames: ReadonlySet<string>): CollectionSummary[] {
  const counts = new Map<string, number>();
  for (const { collection } of articles) {
    if (collection !== undefined) counts.set(collection, (counts.get(collection) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, count]) => ({ name, articles: count, isPrivate: privateNames.has(name) }));
}
