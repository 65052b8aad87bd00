import { LRUCache } from 'lru-cache';
import type { Article } from '../../model/article.ts';
import type { Sentence } from '../../model/chunk.ts';
import type { Day } from '../../model/day.ts';
import { type Span, slice } from '../../model/span.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';

/** The folded text of an article. */
export interface ArticleText {
  readonly title: string;
  readonly body: string;
  /** Title and body. */
  readonly whole: string;
  readonly publishedOn: Day | null;
}

/** A folded sentence of an article's body. */
export interface FoldedSentence {
  /** Its number in the index. */
  readonly id: number;
  /** Position in the original body. */
  readonly span: Span;
  readonly text: string;
}

/**
 * Number of folded characters kept in memory, once for articles and once for their sentences: some thousand articles,
 * or a few of the longest. Without a limit an answer process would hold every article that anybody has asked about.
 * Chosen by hand.
 */
const MAX_KEPT_CHARS = 8_000_000;

interface Kept {
  readonly texts: (article: Article) => ArticleText;
  readonly sentences: (article: Article) => readonly FoldedSentence[];
}

const keptOf = perObject((index: OpenIndex): Kept => {
  const places = new Map(index.articles.map((article, i) => [article, i]));
  return {
    texts: keepRecent(foldArticle, MAX_KEPT_CHARS),
    sentences: keepRecent((article) => foldSentences(index, places.get(article) ?? -1), MAX_KEPT_CHARS),
  };
});

/** The folded text of an article; it is folded again only after many other articles were used. */
export function articleText(index: OpenIndex, article: Article): ArticleText {
  return keptOf(index).texts(article);
}

/** The folded sentences of an article in text order; cached like {@link articleText}. */
export function foldedSentences(index: OpenIndex, articleIndex: number): readonly FoldedSentence[] {
  const article = index.articles[articleIndex];
  return article ? keptOf(index).sentences(article) : [];
}

/** The folded titles of all articles by position; empty for an article without a title. */
export const foldedTitles = perObject(({ articles }: OpenIndex): readonly string[] =>
  articles.map(({ title }) => foldText(title ?? '')),
);

/** The sentences of an article in text order; the index holds the articles' sentences one article after the other. */
export function sentencesOf({ sentences }: Pick<OpenIndex, 'sentences'>, articleIndex: number): readonly Sentence[] {
  const first = firstOf(sentences, articleIndex);
  return sentences.slice(first, firstOf(sentences, articleIndex + 1));
}

/** Position of the first sentence of an article, found by binary search. */
function firstOf(sentences: readonly Sentence[], articleIndex: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle] as Sentence).articleIndex < articleIndex) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Caches the result of `make` for an object as long as the object is in use. */
export function perObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** Caches results for the most recently used articles while their bodies together have at most `maxChars` units. */
export function keepRecent<V extends object | number>(
  make: (article: Article) => V,
  maxChars: number,
): (article: Article) => V {
  // The latest stays even where it is longer than the limit: the cache refuses what costs more than all of it.
  const sizeCalculation = (_: V, { body }: Article) => Math.min(maxChars, Math.max(1, body.length));
  const kept = new LRUCache<Article, V>({ maxSize: maxChars, sizeCalculation });
  return (article) => {
    const known = kept.get(article);
    if (known !== undefined) return known;
    const value = make(article);
    kept.set(article, value);
    return value;
  };
}

function foldArticle({ title, body, publishedOn }: Article): ArticleText {
  const [foldedTitle, foldedBody] = [foldText(title ?? ''), foldText(body)];
  return { title: foldedTitle, body: foldedBody, whole: `${foldedTitle}\n${foldedBody}`, publishedOn };
}

function foldSentences(index: OpenIndex, articleIndex: number): FoldedSentence[] {
  const { body } = index.articles[articleIndex] as Article;
  return sentencesOf(index, articleIndex).map(({ id, span }) => ({ id, span, text: foldText(slice(body, span)) }));
}
