import type { Article } from '../../model/article.ts';
import type { Sentence } from '../../model/chunk.ts';
import type { Day } from '../../model/day.ts';
import { type Span, slice } from '../../model/span.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';

/** An article folded. */
export interface ArticleText {
  readonly title: string;
  readonly body: string;
  /** Title and body. */
  readonly whole: string;
  readonly publishedOn: Day | null;
}

/** A sentence of an article's body, folded. */
export interface FoldedSentence {
  /** Its number in the index. */
  readonly id: number;
  /** In the body as it is shown. */
  readonly span: Span;
  readonly text: string;
}

/**
 * Characters that are kept folded at a time, of articles and once more of their sentences: some thousand articles, a few of the
 * longest. Without a limit an answer process would hold every article that somebody has asked about.
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

/** An article of the index folded; folded anew only where many others were asked about since. */
export function articleText(index: OpenIndex, article: Article): ArticleText {
  return keptOf(index).texts(article);
}

/** The sentences of an article in its order, folded; kept as {@link articleText} keeps articles. */
export function foldedSentences(index: OpenIndex, articleIndex: number): readonly FoldedSentence[] {
  const article = index.articles[articleIndex];
  return article ? keptOf(index).sentences(article) : [];
}

/** The titles of all articles in their order, folded, empty where there is none. */
export const foldedTitles = perObject(({ articles }: OpenIndex): readonly string[] =>
  articles.map(({ title }) => foldText(title ?? '')),
);

/** The sentences of an article in its order: the index holds those of all articles one after the other. */
export function sentencesOf({ sentences }: Pick<OpenIndex, 'sentences'>, articleIndex: number): readonly Sentence[] {
  const first = firstOf(sentences, articleIndex);
  return sentences.slice(first, firstOf(sentences, articleIndex + 1));
}

/** Where the sentences of an article begin, found by halving. */
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

/** Remembers what is made of an object for as long as the object is in use. */
export function perObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const known = made.get(key) ?? { value: make(key) };
    made.set(key, known);
    return known.value;
  };
}

/** Remembers what is made of articles, the latest asked for, as long as their bodies together are within `maxChars`. */
export function keepRecent<V>(make: (article: Article) => V, maxChars: number): (article: Article) => V {
  const kept = new Map<Article, V>();
  let chars = 0;
  return (article) => {
    const known = kept.get(article);
    const value = known ?? make(article);
    kept.delete(article);
    kept.set(article, value);
    if (known === undefined) chars += article.body.length;
    for (const oldest of kept.keys()) {
      if (chars <= maxChars || oldest === article) break;
      kept.delete(oldest);
      chars -= oldest.body.length;
    }
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
