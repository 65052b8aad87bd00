import type { Analysis } from '../../model/analysis.ts';
import type { Article } from '../../model/article.ts';
import type { Question } from '../../model/question.ts';
import type { Span } from '../../model/span.ts';
import { OVERVIEW } from '../../model/tuning.ts';
import { sidesOf } from '../../question/scope/sides.ts';
import { type Found, search } from '../../search/search.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { foldText } from '../../text/script/fold.ts';
import { searchTerms } from '../../text/words/segment.ts';
import { foldedSentences, foldedTitles } from '../passages/article-texts.ts';
import { digestOf } from './digest.ts';
import { relevanceOf } from './lists.ts';
import type { OverviewParts, OverviewTools, PartGroup } from './parts.ts';

/** Number of hits that are searched for each side. Chosen by hand. */
const HITS = 30;
const MARKS = /[^\p{L}\p{N}]+/gu;
/** Number of lines per side about an aspect. Chosen by hand. */
const LINES = 2;
/** Number of main points per side if no aspect is named. Chosen by hand. */
const POINTS = 3;
/**
 * A sentence or title speaks of a side if it holds this share of its words; otherwise the articles do not. Chosen by
 * hand.
 */
const MIN_HELD = 0.3;
/** Share of a side's words from which a sentence counts as one about the side. Chosen by hand. */
const SPEAKS_OF = 0.6;

/**
 * Both sides of a comparison, each with the articles' words about the same aspect; undefined unless two sides are
 * named.
 */
export async function compareSides(
  tools: OverviewTools,
  question: Question,
  { analysis }: Found,
): Promise<OverviewParts | undefined> {
  const named = sidesOf(analysis.translated ? analysis.folded : analysis.chinese);
  if (!named) return undefined;
  const groups: PartGroup[] = [];
  const homes: (number | undefined)[] = [];
  for (const side of named.sides) {
    const { group, home } = await sideOf(tools, question, { side, aspect: named.aspect, homes });
    groups.push(group);
    homes.push(home);
  }
  if (groups.every(({ evidence }) => evidence.length === 0)) return undefined;
  const quoted = new Set(groups.flatMap(({ evidence }) => evidence.map(({ article }) => article.id)));
  const silent = groups.filter(({ evidence }) => evidence.length === 0).length;
  return {
    form: 'comparison',
    groups,
    articles: { found: quoted.size, of: tools.index.articles.length },
    confidence: silent === 0 ? 0.8 : 0.5,
  };
}

interface Wish {
  readonly side: string;
  readonly aspect: string;
  /** The article about each side so far; if both have the same one, its main points do not tell them apart. */
  readonly homes: readonly (number | undefined)[];
}

async function sideOf(
  tools: OverviewTools,
  question: Question,
  { side, aspect, homes }: Wish,
): Promise<{ group: PartGroup; home: number | undefined }> {
  const { index } = tools;
  const silent: PartGroup = { heading: side, day: null, evidence: [] };
  const own = tools.analyse({ ...question, text: side });
  const ofSide = likenessTo(index, own);
  const held = heldBy(index, own, ofSide);
  const found = await search(tools, { ...question, text: `${side}${aspect === '' ? '' : ` ${aspect}`}` }, HITS);
  const isAllowed = (i: number) => found.allowed === undefined || found.allowed.articles[i] === true;
  const articles = new Set([...index.articles.keys()].filter((i) => isAllowed(i) && (held[i] ?? 0) >= MIN_HELD));
  if (articles.size === 0) return { group: silent, home: undefined };
  const ofAspect = relevanceOf(index, { content: aspect, names: [] });
  const home = homeOf(index.articles, [...articles], { held, ofSide, found });
  const rank = new Map<number, number>();
  found.hits.forEach(({ bestSentence }, i) => {
    if (!rank.has(bestSentence)) rank.set(bestSentence, i);
  });
  const candidates = [...articles].flatMap((articleIndex) =>
    foldedSentences(index, articleIndex).map((sentence) => ({ ...sentence, articleIndex })),
  );
  const scored = candidates.map(({ id, articleIndex, span, text }) => {
    const own = ofSide(text);
    const isHome = articleIndex === home && !homes.includes(home);
    // Weights chosen by hand: a sentence of the side's own article counts even if it does not name the side.
    const ofOwn = isHome ? 0.9 + own * 0.4 : own * (own >= SPEAKS_OF ? 1.2 : 0.8);
    const score = ofOwn + ofAspect(text) + 0.4 / (1 + (rank.get(id) ?? HITS));
    return { articleIndex, span, text, score };
  });
  const ordered = scored.sort(
    (a, b) => b.score - a.score || a.articleIndex - b.articleIndex || a.span.start - b.span.start,
  );
  const isGeneral = aspect === '' || ordered.every(({ text }) => ofAspect(text) === 0);
  const chosen: { articleIndex: number; span: Span }[] = ordered.slice(0, isGeneral ? 1 : LINES);
  if (home !== undefined && !homes.includes(home) && (isGeneral || aspect.length <= OVERVIEW.generalAspectChars)) {
    const points = digestOf(index, home).lines.map((span) => ({ articleIndex: home, span }));
    const isNew = (one: { articleIndex: number; span: Span }) =>
      !chosen.some(
        (other) =>
          other.articleIndex === one.articleIndex && other.span.start < one.span.end && other.span.end > one.span.start,
      );
    chosen.push(...points.filter(isNew).slice(1, 1 + POINTS - Math.min(chosen.length, POINTS - 1)));
  }
  const evidence = chosen.map(({ articleIndex, span }) => ({ article: index.articles[articleIndex] as Article, span }));
  return { group: { ...silent, evidence }, home };
}

/**
 * Makes a measure of how much of a side a folded text holds, 0 to 1: its words, or its characters in order (东部8省市 is in
 * 东部8省(市)).
 */
function likenessTo(index: OpenIndex, side: Analysis): (text: string) => number {
  const relevance = relevanceOf(index, side);
  const chars = [...side.chinese.replace(MARKS, '')];
  const pairs = chars.slice(1).map((char, i) => `${chars[i]}${char}`);
  return (text) => {
    const plain = text.replace(MARKS, '');
    const held = pairs.filter((pair) => plain.includes(pair)).length / Math.max(1, pairs.length);
    return Math.max(relevance(text), side.translated ? 0 : held);
  };
}

/**
 * For each article, the largest share of a side that its title or one of its sentences holds. It reads only articles
 * that share a word or a pair of characters with the side.
 */
function heldBy(index: OpenIndex, side: Analysis, ofSide: (text: string) => number): number[] {
  const sharing = articlesSharing(index, side);
  return foldedTitles(index).map((title, i) => {
    const inText = sharing.has(i) ? foldedSentences(index, i).map(({ text }) => ofSide(text)) : [];
    return inText.reduce((most, share) => Math.max(most, share), ofSide(title));
  });
}

function articlesSharing({ sentences, sentenceScorer }: OpenIndex, { terms, chinese }: Analysis): Set<number> {
  const own = terms.flatMap(({ alternatives }) => alternatives.map(({ term }) => term));
  const ids = [...own, ...searchTerms(chinese)].flatMap((term) => [...sentenceScorer.postings(term)]);
  return new Set(ids.map((id) => sentences[id]?.articleIndex ?? -1));
}

/** The article about the side: the one whose title names it, or else the search's first one. */
function homeOf(
  articles: readonly Article[],
  places: readonly number[],
  { held, ofSide, found }: { held: readonly number[]; ofSide: (text: string) => number; found: Found },
): number | undefined {
  const rank = (i: number) => {
    const at = found.hits.findIndex(({ chunk }) => chunk.articleIndex === i);
    return at < 0 ? HITS : at;
  };
  const score = (i: number) => ofSide(foldText(articles[i]?.title ?? '')) + (held[i] ?? 0) + 0.3 / (1 + rank(i));
  return [...places].sort((a, b) => score(b) - score(a) || a - b)[0];
}
