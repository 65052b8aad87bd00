import type { Analysis } from '../../model/analysis.ts';
import type { Article } from '../../model/article.ts';
import type { Day } from '../../model/day.ts';
import type { ListPart } from '../../model/question.ts';
import type { Scope } from '../../model/scope.ts';
import { type Span, slice } from '../../model/span.ts';
import { OVERVIEW } from '../../model/tuning.ts';
import type { Found } from '../../search/search.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';
import { datesIn } from '../../text/time/dates.ts';
import { foldedSentences, perObject, sentencesOf } from '../passages/article-texts.ts';
import { afterDateline } from './clauses.ts';
import { byNewest, coverageOf, isPublisher } from './coverage.ts';
import { headOf } from './digest.ts';
import { relevanceOf } from './lists.ts';
import { groupOf, type OverviewParts, type PartGroup } from './parts.ts';

/** An article mentions a topic if it holds this share of its words. Chosen by hand. */
const MIN_HELD = 0.75;
/** For all articles, and for those that mention a topic. Chosen by hand. */
const CONFIDENCE = { all: 0.97, mentioned: 0.85 };
/** Matches sentences that tell an event and its time. */
const EVENT = /\d{1,2}月\d{1,2}日.{0,60}(?:召开|举行|开幕|举办|启动|发布|成立|发生)|(?:召开|举行).{0,30}会/;

/** The limits that a question about the articles themselves sets. */
export interface CorpusWish {
  readonly scope: Scope;
  /** The question in its original form. */
  readonly asked: Analysis;
  /** A search for the topic that the articles must mention; undefined if the question names none. */
  readonly topic: Found | undefined;
  readonly allowed: Found['allowed'];
  readonly listed: ListPart | undefined;
}

/**
 * Articles that mention the topic, or all if there is no topic: newest first, oldest first, or their events in order.
 */
export function articlesFor(index: OpenIndex, wish: CorpusWish): OverviewParts | undefined {
  const { scope, topic } = wish;
  const places = placesFor(index, wish);
  if (places.length === 0) return undefined;
  if (scope === 'timeline') return timelineOf(index, places, wish);
  const isOldFirst = scope === 'oldest';
  const dated = (i: number) => (index.articles[i] as Article).publishedOn !== null;
  const order = (a: number, b: number) => byNewest(index.articles[a] as Article, index.articles[b] as Article);
  const sorted = [...places].sort((a, b) => (isOldFirst && dated(a) && dated(b) ? order(b, a) : order(a, b)));
  const shown = partOf(sorted, wish);
  const groups = shown.map((i): PartGroup => groupOf(index.articles[i] as Article, [lineOf(index, i, wish)]));
  return {
    form: 'articles',
    groups,
    articles: { found: places.length, of: allowedPlaces(index, wish.allowed).length },
    confidence: topic ? CONFIDENCE.mentioned : CONFIDENCE.all,
  };
}

/** The part of the list that was asked for; a position beyond the end gives the last part. */
function partOf<T>(all: readonly T[], { scope, listed }: CorpusWish): readonly T[] {
  const most = scope === 'newest' || scope === 'oldest' ? OVERVIEW.newest : OVERVIEW.listed;
  const { offset, count } = listed ?? { offset: 0, count: most };
  const start = Math.min(offset, Math.floor(Math.max(0, all.length - 1) / count) * count);
  return all.slice(start, start + count);
}

/** The first event of each article, earliest day first, those without a day last. */
function timelineOf(index: OpenIndex, places: readonly number[], wish: CorpusWish): OverviewParts {
  const events = places.map((i) => {
    const article = index.articles[i] as Article;
    const span = lineOf(index, i, wish);
    return { article, span, day: dayOfEvent(article, span) };
  });
  const sorted = events.sort((a, b) => compareDays(a.day, b.day) || (a.article.id < b.article.id ? -1 : 1));
  const groups = partOf(sorted, wish).map(({ article, span, day }) => ({ ...groupOf(article, [span]), day }));
  const of = allowedPlaces(index, wish.allowed).length;
  return { form: 'timeline', groups, articles: { found: places.length, of }, confidence: CONFIDENCE.mentioned };
}

/** The day in the line, or else that of the article. A day without a year is in the year of the article. */
function dayOfEvent({ body, publishedOn }: Article, span: Span): Day | null {
  const dates = datesIn(foldText(slice(body, span)), publishedOn ?? '1970-01-01');
  const named = dates.find(
    ({ basis, from, to }) => from === to && (basis === 'full' || (basis === 'yearless' && publishedOn !== null)),
  );
  return named?.from ?? publishedOn;
}

function compareDays(a: Day | null, b: Day | null): number {
  if (a === b) return 0;
  return (a ?? '9999') < (b ?? '9999') ? -1 : 1;
}

/** Positions of the articles that are meant: within the days and the publisher of the question, and with its topic. */
function placesFor(index: OpenIndex, { asked, topic, allowed }: CorpusWish): number[] {
  const { days, source } = asked;
  const within = allowedPlaces(index, allowed).filter((i) => {
    const { publishedOn, source: publisher } = index.articles[i] as Article;
    if (days && (publishedOn === null || publishedOn < days.from || publishedOn > days.to)) return false;
    return source === null || foldText(publisher ?? '').includes(foldText(source));
  });
  if (!topic) return within;
  const published = within.filter((i) => isPublisher(index.articles[i], topic.analysis.chinese));
  if (published.length > 0) return published;
  const { held } = coverageOf(index, topic.analysis);
  return within.filter((i) => (held[i] ?? 0) >= MIN_HELD);
}

function allowedPlaces(index: OpenIndex, allowed: Found['allowed']): number[] {
  return [...index.articles.keys()].filter((i) => allowed === undefined || allowed.articles[i] === true);
}

/** The line that represents an article: a mention of the topic, for a timeline its event, or else its beginning. */
function lineOf(index: OpenIndex, articleIndex: number, { scope, topic }: CorpusWish): Span {
  const article = index.articles[articleIndex] as Article;
  const first = leadOf(
    article,
    sentencesOf(index, articleIndex).map(({ span }) => span),
  );
  const short = (span: Span) => headOf(article, span, OVERVIEW.listedChars) ?? span;
  if (scope === 'timeline') return eventsOf(index)(article, articleIndex) ?? short(first);
  if (!topic) return short(first);
  const relevance = relevanceOf(index, topic.analysis);
  const scored = foldedSentences(index, articleIndex).map(({ span, text }) => ({ span, score: relevance(text) }));
  const best = scored.sort((a, b) => b.score - a.score || a.span.start - b.span.start)[0];
  return best && best.score > 0 ? best.span : short(first);
}

/** The first sentence of an article that tells an event; cached, because a timeline needs it for every article. */
const eventsOf = perObject((index: OpenIndex) => {
  const known = new Map<Article, Span | undefined>();
  return (article: Article, articleIndex: number): Span | undefined => {
    if (!known.has(article)) {
      const event = foldedSentences(index, articleIndex).find(({ text }) => EVENT.test(text));
      known.set(article, event?.span);
    }
    return known.get(article);
  };
});

function leadOf({ body }: Article, sentences: readonly Span[]): Span {
  const first = sentences.find((span) => /[。！？!?；;，,]/.test(slice(body, span))) ??
    sentences[0] ?? { start: 0, end: body.length };
  const start = first.start + afterDateline(slice(body, first));
  return start < first.end ? { start, end: first.end } : first;
}
