import type { Analysis } from '../model/analysis.ts';
import type { Article } from '../model/article.ts';
import type { Sentence } from '../model/chunk.ts';
import { FUSION } from '../model/tuning.ts';
import { NEWS } from '../question/question-kind.ts';
import type { Found } from '../search/search.ts';
import type { OpenIndex } from '../store/open-index.ts';
import { nameTerm } from '../text/names/names.ts';
import { toTraditional } from '../text/script/convert.ts';
import { cutWords } from '../text/words/segment.ts';
import type { Evidence } from './passages/cite.ts';

/** An answer from the list of articles, which no sentence gives. */
export interface MetadataAnswer {
  readonly short: string;
  /** One sentence of each article that is counted or named, newest article first. */
  readonly evidence: readonly Evidence[];
}

/** Words of a question about articles that are not looked for in the articles. */
const ABOUT_ARTICLES =
  /^(?:文章|报道|新闻|消息|稿件|稿子|资料|篇|篇文章|提到|提及|说到|讲到|谈到|涉及|关于|有关|最新|最近|最早|近期|发布|一篇|几篇|多少篇|语料|语料库|库里|的|了|里|中|有)$/;
const ARTICLE = new RegExp(`文章|报道|稿|${NEWS}`);
/** Largest number of articles that prove a count, so that they fit into a message. Chosen by hand. */
const MAX_CITED = 5;
/** The newest article is chosen among those that hold at least this share of the question's words. Chosen by hand. */
const MIN_SHARE = 0.3;
const COUNT_WORDS = { 'zh-Hans': '篇', 'zh-Hant': '篇', en: ' articles' } as const;

/**
 * Answers how many articles mention something, or which article about it is the newest or oldest; undefined for any
 * other question.
 */
export function answerFromMetadata(index: OpenIndex, { analysis, hits, allowed }: Found): MetadataAnswer | undefined {
  const isAllowed = (articleIndex: number) => allowed === undefined || allowed.articles[articleIndex] === true;
  if (analysis.aim === 'article-count') {
    const found = mentions(index, analysis).filter(({ articleIndex }) => isAllowed(articleIndex));
    if (found.length === 0) return undefined;
    return { short: `${found.length}${COUNT_WORDS[analysis.language]}`, evidence: evidenceOf(index, found) };
  }
  if (analysis.aim === 'content' || !ARTICLE.test(analysis.chinese)) return undefined;
  const about = mentions(index, analysis).filter(({ articleIndex }) => isAllowed(articleIndex));
  const near = hits.filter(({ trace }) => trace.section / FUSION.section >= MIN_SHARE);
  const sentences = about.length > 0 ? about : near.flatMap(({ bestSentence }) => index.sentences[bestSentence] ?? []);
  const dated = sentences.filter(({ articleIndex }) => index.articles[articleIndex]?.publishedOn);
  const [newest] = evidenceOf(index, dated);
  const chosen = analysis.aim === 'latest' ? newest : evidenceOf(index, dated, Number.POSITIVE_INFINITY).at(-1);
  if (!chosen || chosen.article.title === null) return undefined;
  const { title } = chosen.article;
  return { short: analysis.language === 'zh-Hant' ? toTraditional(title) : title, evidence: [chosen] };
}

/** For every article that holds all words and names of the question, its first sentence with the rarest of them. */
function mentions(index: OpenIndex, analysis: Analysis): Sentence[] {
  const groups = wantedTerms(analysis);
  if (groups.length === 0) return [];
  const holders = groups.map((terms) => articlesWith(index, terms));
  const [rarest] = [...groups].sort((a, b) => heaviest(index, b) - heaviest(index, a));
  const inAll = (articleIndex: number) => holders.every((articles) => articles.has(articleIndex));
  const first = new Map<number, Sentence>();
  for (const term of rarest ?? []) {
    for (const id of index.sentenceScorer.postings(term)) {
      const sentence = index.sentences[id] as Sentence;
      const known = first.get(sentence.articleIndex);
      if (inAll(sentence.articleIndex) && (!known || id < known.id)) first.set(sentence.articleIndex, sentence);
    }
  }
  return [...first.values()];
}

/** For every name and content word, the group of terms that may replace each other. */
function wantedTerms({ content, names }: Analysis): string[][] {
  const inNames = (word: string) => names.some(({ forms }) => forms.some((form) => form.includes(word)));
  const words = [...new Set(cutWords(content))].filter((word) => !ABOUT_ARTICLES.test(word) && !inNames(word));
  return [...names.map(({ canonical }) => [nameTerm(canonical)]), ...words.map((word) => [word])];
}

function articlesWith(index: OpenIndex, terms: readonly string[]): Set<number> {
  const sentences = terms.flatMap((term) => [...index.sentenceScorer.postings(term)]);
  return new Set(sentences.map((id) => index.sentences[id]?.articleIndex ?? -1));
}

function heaviest({ sentenceScorer }: OpenIndex, terms: readonly string[]): number {
  return Math.max(...terms.map((term) => sentenceScorer.idf(term)));
}

/** Newest article first, articles without a day last, equal days by id. */
function evidenceOf(index: OpenIndex, sentences: readonly Sentence[], count = MAX_CITED): Evidence[] {
  const evidence = sentences.map(({ articleIndex, span }) => ({
    article: index.articles[articleIndex] as Article,
    span,
  }));
  return evidence.sort((a, b) => compareAge(a.article, b.article)).slice(0, count);
}

function compareAge(a: Article, b: Article): number {
  if (a.publishedOn !== b.publishedOn) return (a.publishedOn ?? '') > (b.publishedOn ?? '') ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
