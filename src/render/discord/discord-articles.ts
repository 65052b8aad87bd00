import type { Article } from '../../model/article.ts';
import type { Day } from '../../model/day.ts';
import type { ArticleHit, ArticleSummary } from '../../model/library.ts';
import type { Language } from '../../model/question.ts';
import { slice } from '../../model/span.ts';
import { splitSentences } from '../../text/words/sentences.ts';
import { renderQuote } from '../answer/answer-text.ts';
import { keepSentences } from '../answer/sentence-run.ts';
import { COLLECTION_TEXTS } from '../strings/collection-texts.ts';
import { STRINGS } from '../strings/strings.ts';
import { linkToOriginal, oneLine, renderFact, titleOf } from './article-head.ts';
import { LIMITS } from './discord-limits.ts';
import { type ButtonSlot, COLORS, type MessageView, makeMessage, renderButtons } from './discord-view.ts';
import { fitBlocks } from './fit-blocks.ts';
import { clip, escapeMarkdown, quoteLines } from './markdown.ts';
import { clampPage, type PageContext, renderPageButtons } from './page-buttons.ts';

/** Number of articles on a page, so that the longest titles fit into an embed. Chosen by hand. */
const PER_PAGE = 10;
/** Longest title or publisher in a list. Chosen by hand. */
const MAX_TITLE_CHARS = 100;
/** Longest quotation below a title in a list; whole sentences are dropped. Chosen by hand. */
const MAX_QUOTE_CHARS = 300;
/** Number of new articles in one post; the last line then counts the rest. Chosen by hand. */
const MAX_NEWS_LINES = 10;
/** A shorter sentence is a subheading. Chosen by hand. */
const MIN_NEWS_QUOTE_CHARS = 12;
const MAX_NEWS_QUOTE_CHARS = 120;

/** Number of pages for a list of that many articles; at least one. */
export function countListPages(articles: number): number {
  return Math.max(1, Math.ceil(articles / PER_PAGE));
}

/** Makes the custom id of a button that shows the main points of an article; without it there are no such buttons. */
interface WithPoints {
  readonly digestId?: (articleId: string) => string;
}

/** One page of a list of articles, in the given order, numbered through all pages. */
export function renderArticleList(articles: readonly ArticleSummary[], place: PageContext & WithPoints): MessageView {
  const { language } = place;
  const strings = STRINGS[language];
  const pages = countListPages(articles.length);
  const page = clampPage(place.page, pages);
  const before = (page - 1) * PER_PAGE;
  const shown = articles.slice(before, before + PER_PAGE);
  const lines = shown.map((article, i) => `${before + i + 1}\\. ${articleLine(article, language)}`);
  const embed = {
    title: strings.labels.articles,
    description: lines.length === 0 ? strings.refusals.nothingToShow : fitBlocks(lines, LIMITS.embedDescription, '\n'),
    color: COLORS.article,
    footer: { text: `${strings.articleCount(articles.length)} · ${strings.page(page, pages)}` },
  };
  const points = pointsButtons(shown, before, place);
  const components = [...renderPageButtons({ ...place, page }, pages), ...renderButtons(points, language)];
  return makeMessage({ embeds: [embed], components });
}

/** One button per article, with its number in the list. */
function pointsButtons(articles: readonly ArticleSummary[], before: number, { digestId }: WithPoints): ButtonSlot[] {
  if (digestId === undefined) return [];
  return articles.map(({ id }, i) => ({ name: 'digest', id: digestId(id), mark: before + i + 1 }));
}

/** Articles that were found, best first, each with its best sentence; as many as fit. */
export function renderArticleHits(
  hits: readonly ArticleHit[],
  words: string,
  { language, ...points }: { readonly language: Language } & WithPoints,
): MessageView {
  const strings = STRINGS[language];
  const blocks = hits.map(({ article, quote }, i) => {
    const kept = keepSentences(quote, null, (part) => part.length <= MAX_QUOTE_CHARS);
    const proof = kept === '' ? [] : [quoteLines(escapeMarkdown(renderQuote(kept, language)))];
    return [`${i + 1}\\. ${articleLine(article, language, [quote])}`, ...proof].join('\n');
  });
  const none = strings.noArticles(escapeMarkdown(clip(oneLine(words), MAX_TITLE_CHARS)));
  const description = blocks.length === 0 ? none : fitBlocks(blocks, LIMITS.embedDescription, '\n');
  const buttons = pointsButtons(
    hits.map(({ article }) => article),
    0,
    points,
  );
  const embeds = [{ title: strings.labels.articles, description, color: COLORS.article }];
  return makeMessage({ embeds, components: renderButtons(buttons, language) });
}

/**
 * New articles, newest first: one line each with title, day and the first sentence that fits; at most {@link
 * MAX_NEWS_LINES}.
 */
export function renderNews(articles: readonly Article[], language: Language): MessageView {
  const texts = COLLECTION_TEXTS[language];
  const byAge = [...articles].sort((a, b) => {
    const [one, other] = [a.publishedOn ?? '', b.publishedOn ?? ''];
    return one === other ? (a.id < b.id ? -1 : 1) : one > other ? -1 : 1;
  });
  const shown = byAge.length <= MAX_NEWS_LINES ? byAge : byAge.slice(0, MAX_NEWS_LINES - 1);
  const rest = byAge.length - shown.length;
  const lines = shown.map((article) => newsLine(article, language));
  const description = fitBlocks(
    rest === 0 ? lines : [...lines, texts.moreArticles(rest)],
    LIMITS.embedDescription,
    '\n',
  );
  return makeMessage({ embeds: [{ title: texts.newArticles(byAge.length), description, color: COLORS.article }] });
}

function newsLine(article: Article, language: Language): string {
  const span = splitSentences(article.body).find(({ start, end }) => {
    return end - start >= MIN_NEWS_QUOTE_CHARS && end - start <= MAX_NEWS_QUOTE_CHARS;
  });
  const quote = span && oneLine(renderQuote(slice(article.body, span), language));
  const facts = [
    `**${escapeMarkdown(clip(titleOf(article, language), MAX_TITLE_CHARS))}**`,
    ...(article.publishedOn === null ? [] : [article.publishedOn]),
    ...(quote === undefined ? [] : [escapeMarkdown(quote)]),
  ];
  return `• ${facts.join(' · ')}`;
}

/** The sources of the articles: each with its number of articles and latest day, most articles first. */
export function renderSources(articles: readonly ArticleSummary[], language: Language): MessageView {
  const strings = STRINGS[language];
  const bySource = new Map<string, { count: number; newestOn: string }>();
  for (const { source, publishedOn } of articles) {
    const name = oneLine(source ?? '');
    const known = bySource.get(name) ?? { count: 0, newestOn: '' };
    const newestOn = (publishedOn ?? '') > known.newestOn ? (publishedOn ?? '') : known.newestOn;
    bySource.set(name, { count: known.count + 1, newestOn });
  }
  const sorted = [...bySource].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  const lines = sorted.map(([name, { count, newestOn }]) => {
    const shown = name === '' ? strings.unknownSource : escapeMarkdown(clip(name, MAX_TITLE_CHARS));
    return [`• ${shown}`, strings.articleCount(count), ...(newestOn === '' ? [] : [newestOn])].join(' · ');
  });
  const embed = {
    title: strings.labels.sources,
    description: lines.length === 0 ? strings.refusals.nothingToShow : fitBlocks(lines, LIMITS.embedDescription, '\n'),
    color: COLORS.article,
    footer: { text: strings.articleCount(articles.length) },
  };
  return makeMessage({ embeds: [embed] });
}

/** An article as a choice of autocomplete: title, source and day, within 100 characters. Its value is the id. */
export function renderArticleChoice(article: ArticleSummary, language: Language): { name: string; value: string } {
  const facts = [oneLine(article.source ?? ''), article.publishedOn ?? ''].filter((fact) => fact !== '');
  const tail = clip(facts.map((fact) => ` · ${fact}`).join(''), LIMITS.choiceName / 2);
  const title = clip(titleOf(article, language), LIMITS.choiceName - tail.length);
  return { name: `${title}${tail}`, value: article.id };
}

const ENGLISH_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A day in the usual notation of the language. */
export function renderDay(day: Day, language: Language): string {
  const [year, month, date] = day.split('-').map(Number);
  if (language !== 'en') return `${year}年${month}月${date}日`;
  return ENGLISH_DAY.format(new Date(`${day}T00:00:00Z`));
}

/** A day as a choice of autocomplete, with the number of its articles. */
export function renderDayChoice(day: Day, articles: number, language: Language): string {
  const written = renderDay(day, language);
  return articles === 0 ? written : `${written} · ${STRINGS[language].articleCount(articles)}`;
}

function articleLine(article: ArticleSummary, language: Language, quotes: readonly string[] = []): string {
  const facts = [
    `**${escapeMarkdown(clip(titleOf(article, language), MAX_TITLE_CHARS))}**`,
    renderFact(article.source, MAX_TITLE_CHARS),
    article.publishedOn,
    linkToOriginal(article.url, quotes, language),
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}
