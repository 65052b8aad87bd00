import type { Article } from '../model/article.ts';
import { type ArticleField, askedField } from '../question/asked-field.ts';
import type { Found } from '../search/search.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { toTraditional } from '../text/script/convert.ts';
import { foldText } from '../text/script/fold.ts';
import type { Evidence } from './passages/cite.ts';

/** An answer from an article's entry. */
export interface FieldAnswer {
  readonly short: string;
  /** The article's first sentence, shown next to its entry. */
  readonly evidence: readonly Evidence[];
  /** Chance that it is the right article, 0 to 1. */
  readonly confidence: number;
}

/** `named` if the question contains the article's title, `found` if it only names its subject. Chosen by hand. */
const CONFIDENCE = { named: 0.97, found: 0.85 };
/** A shorter title may be an ordinary phrase. Chosen by hand. */
const MIN_TITLE_CHARS = 6;

/** Answers when, where and by whom an article was published; undefined if that is not asked or not known. */
export function answerFromField(index: OpenIndex, { analysis, hits, allowed }: Found): FieldAnswer | undefined {
  const field = askedField(analysis.chinese);
  if (field === undefined) return undefined;
  const isAllowed = (i: number) => allowed === undefined || allowed.articles[i] === true;
  const candidates = index.articles.filter((_, i) => isAllowed(i));
  const named = candidates.filter(({ title }) => title !== null && isNamed(foldText(title), analysis.chinese));
  const best = index.articles[hits[0]?.chunk.articleIndex ?? -1];
  const article = named.length === 1 ? named[0] : best;
  const value = article && fieldText(article, field);
  if (!article || value === undefined) return undefined;
  const first = index.sentences.find(({ articleIndex }) => index.articles[articleIndex] === article);
  if (!first) return undefined;
  const short = analysis.language === 'zh-Hant' ? toTraditional(value) : value;
  const confidence = named.length === 1 ? CONFIDENCE.named : CONFIDENCE.found;
  return { short, evidence: [{ article, span: first.span }], confidence };
}

function isNamed(title: string, question: string): boolean {
  return title.length >= MIN_TITLE_CHARS && question.replace(/\s/g, '').includes(title.replace(/\s/g, ''));
}

function fieldText(article: Article, field: ArticleField): string | undefined {
  if (field !== 'publishedOn') return article[field] ?? undefined;
  const [year, month, day] = article.publishedOn?.split('-').map(Number) ?? [];
  return year === undefined ? undefined : `${year}年${month}月${day}日`;
}
