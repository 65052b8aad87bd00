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

/** Selections kept at a time, those asked last; each takes memory in proportion to its articles. */
const MAX_SELECTIONS = 8;

export interface CollectionsParts {
  /** Over all articles. */
  readonly index: OpenIndex;
  /** Names of the private collections at the moment. Rejects where they cannot be told; then nothing can be asked. */
  readonly readPrivate: () => Promise<ReadonlySet<string>>;
  /** The library over an index that holds what may be asked and nothing else. */
  readonly makeLibrary: (index: OpenIndex) => Library;
  /** Gives back what was opened. */
  close(): Promise<void>;
}

/** The collections of an index in this process: one library for every reach, over an index of what lies within. */
export function makeLocalCollections({ index, readPrivate, makeLibrary, close }: CollectionsParts): Collections {
  const libraries = new Map<string, Library>();
  const find = async (reach: Reach): Promise<Library> => {
    const isKept = isWithin(reach, await readPrivate());
    const key = keyOfReach(namesWithin(index, isKept));
    const library = libraries.get(key) ?? makeLibrary(selectWithin(index, isKept));
    libraries.delete(key);
    libraries.set(key, library);
    for (const oldest of libraries.keys()) {
      if (libraries.size <= MAX_SELECTIONS) break;
      libraries.delete(oldest);
    }
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

/** The index of what lies within, in which one copy stands for those of other collections. */
export function selectWithin(index: OpenIndex, isKept: (article: Article) => boolean): OpenIndex {
  const chosen = new Map(chooseCopies(index.articles, isKept).map((article) => [article.id, article]));
  if (chosen.size === index.articles.length) return index;
  const selected = selectIndex(index, ({ id }) => chosen.has(id));
  return { ...selected, articles: [...chosen.values()] };
}

/** The articles that may be asked about, in the order given; of copies in several collections the best stands for the others. */
export function chooseCopies(articles: readonly Article[], isKept: (article: Article) => boolean): Article[] {
  const within = new Map(articles.filter(isKept).map((article) => [article.id, article]));
  const shown = [...within.values()].filter(({ copyOf = [] }) => !copyOf.some((other) => within.has(other)));
  const copies = [...within.values()].filter(({ copyOf }) => copyOf !== undefined);
  return copies.length === 0 ? shown : shown.map((article) => withCopies(article, copies));
}

/** An article with those of the copies that it stands for, and without a word of others. */
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
