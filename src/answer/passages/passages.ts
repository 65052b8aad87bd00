import type { Analysis } from '../../model/analysis.ts';
import type { Article } from '../../model/article.ts';
import type { Hit } from '../../model/hit.ts';
import type { LeftOut } from '../../model/rules.ts';
import { type Span, slice } from '../../model/span.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { type FoldedText, fold, foldText } from '../../text/script/fold.ts';
import { cutWords } from '../../text/words/segment.ts';
import { type ArticleText, articleText } from './article-texts.ts';
import { originalSpan } from './original-span.ts';
import { MAX_WINDOW_CHARS } from './windows.ts';

/** The wish for passages for a question. */
export interface PassageWish {
  readonly analysis: Analysis;
  /** Best first. */
  readonly hits: readonly Hit[];
  readonly count: number;
  readonly leftOut: LeftOut;
}

type CutPassage = Omit<Passage, 'articleText'>;

/** The text for the reader: a chunk with the sentences around it. */
export interface Passage {
  readonly hit: Hit;
  readonly article: Article;
  /** Position in the article's body. */
  readonly span: Span;
  readonly articleText: ArticleText;
  /** Its folded text, with a map to the original; `span.start` must be added to get an offset of the body. */
  readonly folded: FoldedText;
}

/**
 * Passages for the hits, best first, at most `count`; a hit whose best sentence is in an earlier passage adds none. If
 * a question repeats the title of the best article (谁主持了…会议), one of them is the passage with most of the question's
 * other words, because many passages repeat the title and few answer.
 */
export function makePassages(index: OpenIndex, { analysis, hits, count, leftOut }: PassageWish): Passage[] {
  const passages: CutPassage[] = [];
  const beyond = leftOut.has('beyond-title') ? undefined : hitBeyondTitle(index, analysis, hits);
  const wanted = beyond ? count - 1 : count;
  for (const hit of hits) {
    if (passages.length === wanted) break;
    if (!holdsBestSentence(index, passages, hit)) passages.push(cutPassage(index, hit));
  }
  if (beyond && !holdsBestSentence(index, passages, beyond)) passages.push(cutPassage(index, beyond));
  return passages.map((passage) => ({ ...passage, articleText: articleText(index, passage.article) }));
}

function holdsBestSentence(index: OpenIndex, passages: readonly CutPassage[], other: Hit): boolean {
  const sentence = index.sentences[other.bestSentence]?.span;
  if (!sentence) return false;
  return passages.some(({ hit, span }) => {
    if (hit.chunk.articleIndex !== other.chunk.articleIndex) return false;
    return sentence.start >= span.start && sentence.end <= span.end;
  });
}

/**
 * The hit of the best article whose sentence holds the rarest words that the question has beyond the article's title.
 */
function hitBeyondTitle(index: OpenIndex, { content }: Analysis, hits: readonly Hit[]): Hit | undefined {
  const articleIndex = hits[0]?.chunk.articleIndex;
  const article = articleIndex === undefined ? undefined : index.articles[articleIndex];
  if (!article?.title) return undefined;
  const title = foldText(article.title);
  const words = [...new Set(cutWords(content))].filter((word) => !title.includes(word));
  if (words.length === 0) return undefined;
  let best: Hit | undefined;
  let highest = 0;
  for (const hit of hits.filter(({ chunk }) => chunk.articleIndex === articleIndex)) {
    for (let id = hit.chunk.firstSentence; id <= hit.chunk.lastSentence; id++) {
      const text = foldText(slice(article.body, index.sentences[id]?.span ?? hit.chunk.span));
      const held = words.filter((word) => text.includes(word));
      const score = held.reduce((sum, word) => sum + index.sentenceScorer.idf(word), 0);
      if (score > highest) [highest, best] = [score, { ...hit, bestSentence: id }];
    }
  }
  return best;
}

/** Extends the chunk by sentences, after and before it in turn, as far as the reader's window and the article allow. */
function cutPassage(index: OpenIndex, hit: Hit): CutPassage {
  const { articleIndex } = hit.chunk;
  let { start, end } = hit.chunk.span;
  let before = hit.chunk.firstSentence - 1;
  let behind = hit.chunk.lastSentence + 1;
  const fits = (id: number): boolean => {
    const sentence = index.sentences[id];
    if (sentence?.articleIndex !== articleIndex) return false;
    return Math.max(end, sentence.span.end) - Math.min(start, sentence.span.start) <= MAX_WINDOW_CHARS;
  };
  while (fits(behind) || fits(before)) {
    if (fits(behind)) end = index.sentences[behind++]?.span.end ?? end;
    if (fits(before)) start = index.sentences[before--]?.span.start ?? start;
  }
  const article = index.articles[articleIndex] as Article;
  return { hit, article, span: { start, end }, folded: fold(slice(article.body, { start, end })) };
}

/** The span of the article's body that corresponds to a span of the passage's folded text. */
export function bodySpan({ span: place, folded }: Passage, span: Span): Span {
  const { start, end } = originalSpan(folded, span);
  return { start: place.start + start, end: place.start + end };
}
