import type { Analysis } from '../../model/analysis.ts';
import type { Article } from '../../model/article.ts';
import { type Span, slice } from '../../model/span.ts';
import { OVERVIEW } from '../../model/tuning.ts';
import type { Found } from '../../search/search.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';
import { parseNumber } from '../../text/time/numbers.ts';
import { cutWords } from '../../text/words/segment.ts';
import { foldedSentences, perObject, sentencesOf } from '../passages/article-texts.ts';
import { coverageOf } from './coverage.ts';
import { headOf } from './digest.ts';
import { type Enumeration, enumerationsOf } from './enumerations.ts';
import { groupOf, type OverviewParts, type PartGroup } from './parts.ts';

/** The number of things asked for: 五点要求, 哪4个方面. */
const ASKED_COUNT = /([二两三四五六七八九十]|\d{1,2})(?:点|条|项|个方面|大|个|方面)/;
/** Words for results and words that ask for results; all other questions ask for tasks. */
const ASKS_TO_DO = /任务|要求|措施|举措|部署|安排|计划|打算|目标|建议/;
const DONE = /了|得到|实现|取得|完成/;
/** Number of characters at the beginning of an item in which a word for a result counts. Chosen by hand. */
const DONE_CHARS = 20;
const ASKS_DONE = /成效|成果|成绩|成就|进展|突破|变化|做了|取得|完成|结果/;
/** An article is left out if it holds less than this share of what the best one holds. Chosen by hand. */
const MIN_OF_BEST = 0.75;
/** An article is left out if it holds less than this share of the question's words. Chosen by hand. */
const MIN_HELD = 0.5;

/**
 * The items that articles enumerate for the question, one group per article; or else the sentences that say most about
 * it.
 */
export function listOver(
  index: OpenIndex,
  { analysis, hits, allowed }: Found,
  topic: Found | undefined,
): OverviewParts | undefined {
  const whole = coverageOf(index, analysis).held;
  const ofTopic = topic ? coverageOf(index, topic.analysis).held : whole;
  const held = whole.map((share, i) => Math.max(share, ofTopic[i] ?? 0));
  const isAllowed = (i: number) => allowed === undefined || allowed.articles[i] === true;
  const found = index.articles.map((_, i) => i).filter((i) => isAllowed(i) && (held[i] ?? 0) >= MIN_HELD);
  const rank = (i: number) => {
    const at = hits.findIndex(({ chunk }) => chunk.articleIndex === i);
    return at < 0 ? hits.length : at;
  };
  const score = (i: number) => (held[i] ?? 0) + OVERVIEW.rankWorth / (1 + rank(i));
  const ordered = found.sort((a, b) => score(b) - score(a) || a - b);
  const best = ordered[0];
  if (best === undefined) return undefined;
  const near = ordered.filter((i) => (held[i] ?? 0) >= MIN_OF_BEST * (held[best] ?? 0)).slice(0, OVERVIEW.articles);
  const asked = relevanceOf(index, analysis);
  const about = relevanceOf(index, (topic ?? { analysis }).analysis);
  let room: number = OVERVIEW.lines;
  const groups: PartGroup[] = [];
  for (const i of near) {
    const group = listOf(index, i, {
      asked,
      about,
      analysis,
      hits,
      room: groups.length === 0 ? room : Math.min(room, OVERVIEW.ofOthers),
    });
    if (!group || (groups.length > 0 && group.listed && group.listed.shown < 2)) continue;
    groups.push(group);
    room -= group.evidence.length;
    if (room <= 0) break;
  }
  if (groups.length === 0) return undefined;
  const articles = { found: near.length, of: index.articles.filter((_, i) => isAllowed(i)).length };
  return { form: 'list', groups, articles, confidence: Math.min(0.9, held[best] ?? 0) };
}

type Relevance = (text: string) => number;

/** Makes a measure for a folded text: the share of the rarity of the question's words that it holds, under any name. */
export function relevanceOf(index: OpenIndex, { content, names }: Pick<Analysis, 'content' | 'names'>): Relevance {
  const inNames = (word: string) => names.some(({ forms }) => forms.some((form) => form.includes(word)));
  const words = [...new Set(cutWords(content))].filter((word) => word.length > 1 && !inNames(word));
  const wanted = [...words.map((word) => ({ forms: [word], worth: index.sentenceScorer.idf(word) }))];
  for (const { forms, canonical } of names)
    wanted.push({ forms: [...forms], worth: index.sentenceScorer.idf(`=${canonical}`) });
  const total = wanted.reduce((sum, { worth }) => sum + worth, 0);
  return (text) => {
    const held = wanted.filter(({ forms }) => forms.some((form) => text.includes(form)));
    return total === 0 ? 0 : held.reduce((sum, { worth }) => sum + worth, 0) / total;
  };
}

interface ListWish {
  readonly asked: Relevance;
  /** The same without the noun for the items. */
  readonly about: Relevance;
  readonly analysis: Analysis;
  readonly hits: Found['hits'];
  /** Largest number of lines. */
  readonly room: number;
}

function listOf(index: OpenIndex, articleIndex: number, wish: ListWish): PartGroup | undefined {
  const article = index.articles[articleIndex] as Article;
  const enumeration = chooseEnumeration(article, allEnumerations(index)(article, articleIndex), wish);
  const first = wish.hits.find(({ chunk }) => chunk.articleIndex === articleIndex)?.bestSentence;
  if (enumeration) return groupOfItems(article, enumeration, { ...wish, best: index.sentences[first ?? -1]?.span });
  const close = new Map(wish.hits.map(({ bestSentence }, rank) => [bestSentence, rank] as const).reverse());
  const score = (id: number, text: string) =>
    wish.asked(text) + OVERVIEW.rankWorth / (1 + (close.get(id) ?? wish.hits.length));
  const sentences = foldedSentences(index, articleIndex);
  const scored = sentences.map(({ id, span, text }) => ({ span, score: score(id, text) }));
  const best = scored
    .sort((a, b) => b.score - a.score || a.span.start - b.span.start)
    .slice(0, Math.min(wish.room, OVERVIEW.sentences));
  const spans = best.map(({ span }) => span).sort((a, b) => a.start - b.start);
  return spans.length === 0 ? undefined : groupOf(article, spans);
}

/** An enumeration with the folded words of its items and those before the first. */
interface ReadEnumeration extends Enumeration {
  readonly before: string;
  readonly texts: readonly string[];
}

/** The enumerations of an article, found among all its sentences and folded; cached. */
const allEnumerations = perObject((index: OpenIndex) => {
  const known = new Map<Article, readonly ReadEnumeration[]>();
  return (article: Article, articleIndex: number): readonly ReadEnumeration[] => {
    const textOf = (span: Span) => foldText(slice(article.body, span));
    const found = () =>
      enumerationsOf(
        article,
        sentencesOf(index, articleIndex).map(({ span }) => span),
      );
    const read =
      known.get(article) ??
      found().map((one): ReadEnumeration => {
        const { items, around } = one;
        const before = textOf({ start: around.start, end: items[0]?.start ?? around.end });
        return { ...one, before, texts: items.map(textOf) };
      });
    known.set(article, read);
    return read;
  };
});

/**
 * The enumeration about the question, if any: its items, the sentence before them or the title say so, or its number
 * fits.
 */
function chooseEnumeration(
  article: Article,
  all: readonly ReadEnumeration[],
  { asked, about, analysis, hits }: ListWish,
): Enumeration | undefined {
  const count = askedCount(analysis.chinese);
  const shareOf = (texts: readonly string[], fits: (text: string) => boolean) =>
    texts.filter(fits).length / texts.length;
  const isAbout = (text: string) => about(text) >= OVERVIEW.leastOfItem;
  const title = foldText(article.title ?? '');
  const score = ({ items, around, numbered, before: lead, texts }: ReadEnumeration) => {
    const before = `${title} ${lead}`;
    const isAsked = count !== undefined && count === items.length;
    const focus = Math.max(
      about(before),
      shareOf(texts, isAbout),
      shareOf(texts, (text) => asked(text) > 0),
      isAsked ? 1 : 0,
    );
    if (focus < OVERVIEW.leastFocus) return 0;
    const near = hits
      .slice(0, OVERVIEW.nearHits)
      .filter(({ chunk }) => chunk.span.start < around.end && chunk.span.end > around.start).length;
    const isDone = texts.filter((text) => DONE.test(text.slice(0, DONE_CHARS))).length * 2 > texts.length;
    const asksDone = ASKS_DONE.test(analysis.chinese);
    if (asksDone ? !isDone : isDone && ASKS_TO_DO.test(analysis.chinese)) return 0;
    const tense = isDone === asksDone ? 0.5 : 0;
    return (
      asked(`${before} ${texts.join(' ')}`) +
      focus +
      tense +
      (isAsked ? 1 : 0) +
      (numbered ? 0.2 : 0) +
      (0.5 * near) / OVERVIEW.nearHits
    );
  };
  const scored = all.map((one) => ({ one, score: score(one) })).sort((a, b) => b.score - a.score);
  const [best] = scored;
  return best && best.score >= OVERVIEW.leastOfEnumeration ? best.one : undefined;
}

function askedCount(chinese: string): number | undefined {
  const numeral = ASKED_COUNT.exec(chinese)?.[1];
  return numeral === undefined ? undefined : parseNumber(numeral);
}

/** The beginnings of the items, and next to them the sentence that the search found first, if there is room. */
function groupOfItems(
  article: Article,
  { items }: Enumeration,
  { room, best, about }: Pick<ListWish, 'room' | 'about'> & { readonly best: Span | undefined },
): PartGroup {
  const most = Math.max(OVERVIEW.leastItemChars, Math.floor(OVERVIEW.chars / Math.min(room, items.length)));
  const heads = items.slice(0, room).map((item) => headOf(article, item, most) ?? item);
  const isApart = best && items.every(({ start, end }) => end <= best.start || start >= best.end);
  const isAbout = best && about(foldText(slice(article.body, best))) >= OVERVIEW.leastOfItem;
  const more = isApart && isAbout && heads.length < room ? [best] : [];
  const spans = [...heads, ...more].sort((a, b) => a.start - b.start);
  return groupOf(article, spans, { shown: heads.length, of: items.length });
}
