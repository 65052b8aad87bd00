import type { Article } from '../../model/article.ts';
import { type Span, slice } from '../../model/span.ts';
import { DIGEST } from '../../model/tuning.ts';
import type { OpenIndex } from '../../store/open-index.ts';
import { perObject, sentencesOf } from '../passages/article-texts.ts';
import { afterDateline, beginningsOf } from './clauses.ts';
import { type Concepts, conceptsOf } from './concepts.ts';
import { type Enumeration, enumerationsOf } from './enumerations.ts';

/** The main points of an article. */
export interface Digest {
  /** In text order, without overlap: at most {@link DIGEST}.lines, within {@link DIGEST}.share of the body. */
  readonly lines: readonly Span[];
  /**
   * The number of things that the article enumerates and the number among the lines; absent if it enumerates nothing.
   */
  readonly listed?: { readonly shown: number; readonly of: number };
}

/** Pieces chosen so far. */
interface Choice {
  readonly spans: Span[];
  readonly covered: Set<string>;
  room: number;
}

/** The digest of an article: its first report, its enumeration, then the pieces that add most. It is made once. */
export function digestOf(index: OpenIndex, articleIndex: number): Digest {
  const known = digests(index);
  const digest = known.get(articleIndex) ?? makeDigest(index, articleIndex);
  known.set(articleIndex, digest);
  return digest;
}

const digests = perObject((_: OpenIndex) => new Map<number, Digest>());

function makeDigest(index: OpenIndex, articleIndex: number): Digest {
  const article = index.articles[articleIndex] as Article;
  const sentences = sentencesOf(index, articleIndex).map(({ span }) => span);
  const wanted = withoutCaptions(article, sentences);
  const concepts = conceptsOf(index, article);
  const choice: Choice = { spans: [], covered: new Set(), room: Math.floor(article.body.length * DIGEST.share) };
  const lead = leadOf(article, wanted);
  if (lead)
    take(choice, bestOf(article, lead, { concepts, choice, most: choice.room * DIGEST.leadShare }) ?? lead, concepts);
  const enumeration = chooseEnumeration(enumerationsOf(article, wanted), concepts);
  const listed = enumeration ? takeItems(article, enumeration, { concepts, choice }) : undefined;
  while (choice.spans.length < DIGEST.lines) {
    const best = bestOfAll(article, wanted, { concepts, choice });
    if (!best) break;
    take(choice, best, concepts);
  }
  const lines = choice.spans.sort((a, b) => a.start - b.start);
  return { lines, ...(listed && { listed }) };
}

interface Scene {
  readonly concepts: Concepts;
  readonly choice: Choice;
}

/** The sentences outside captions; both lists are in text order. */
function withoutCaptions({ captions }: Article, sentences: readonly Span[]): Span[] {
  let at = 0;
  return sentences.filter(({ start, end }) => {
    while (at < captions.length && (captions[at] as Span).end <= start) at++;
    return (captions[at]?.start ?? Number.POSITIVE_INFINITY) >= end;
  });
}

/** The first real sentence, without a dateline before it. */
function leadOf({ body }: Article, sentences: readonly Span[]): Span | undefined {
  const first = sentences.find((span) => /[。！？!?；;，,]/.test(slice(body, span)));
  if (!first) return undefined;
  const start = first.start + afterDateline(slice(body, first));
  return start < first.end ? { start, end: first.end } : first;
}

/** The beginning of a sentence that says most for its length. */
function bestOf(
  article: Article,
  sentence: Span,
  { concepts, choice, most }: Scene & { most: number },
): Span | undefined {
  const fitting = beginningsOf(article.body, sentence).filter(({ start, end }) => end - start <= most);
  let best: Span | undefined;
  let highest = 0;
  for (const span of fitting) {
    const worth = gainOf(span, { concepts, choice }) / costOf(span, choice);
    if (worth > highest) [highest, best] = [worth, span];
  }
  return best;
}

function bestOfAll(article: Article, sentences: readonly Span[], { concepts, choice }: Scene): Span | undefined {
  let best: Span | undefined;
  let highest = 0;
  sentences.forEach((sentence, place) => {
    if (choice.spans.some((span) => span.start < sentence.end && span.end > sentence.start)) return;
    const span = bestOf(article, sentence, { concepts, choice, most: choice.room });
    if (!span) return;
    const early = 1 + DIGEST.early * (1 - place / sentences.length);
    const worth = (early * gainOf(span, { concepts, choice })) / costOf(span, choice);
    if (worth > highest) [highest, best] = [worth, span];
  });
  return best;
}

/** The weight of the concepts in a piece that no line holds yet. */
function gainOf(span: Span, { concepts, choice }: Scene): number {
  const fresh = [...concepts.of(span)].flatMap(([concept, weight]) => (choice.covered.has(concept) ? [] : [weight]));
  // A longer list of names says no more than a short one.
  return fresh
    .sort((a, b) => b - a)
    .slice(0, DIGEST.counted)
    .reduce((sum, weight) => sum + weight, 0);
}

/** The share of the remaining room and of the remaining lines that a piece uses. */
function costOf({ start, end }: Span, { room, spans }: Choice): number {
  const line = 1 / (DIGEST.lines - spans.length);
  return DIGEST.lineCost * line + (end - start) / Math.max(1, room);
}

function take(choice: Choice, span: Span, concepts: Concepts): void {
  choice.spans.push(span);
  choice.room -= span.end - span.start;
  for (const concept of concepts.of(span).keys()) choice.covered.add(concept);
}

/** The numbered enumeration with most items, or else the one whose items say most. */
function chooseEnumeration(all: readonly Enumeration[], concepts: Concepts): Enumeration | undefined {
  const worth = ({ items, numbered }: Enumeration) => {
    const said = items.flatMap((item) => [...concepts.of(item).values()]).reduce((sum, weight) => sum + weight, 0);
    return (numbered ? 2 : 1) * said;
  };
  return [...all].sort((a, b) => worth(b) - worth(a))[0];
}

/**
 * Takes beginnings of all items if there is room, else of those that say most; longer beginnings while there is room.
 */
function takeItems(
  article: Article,
  { items }: Enumeration,
  { concepts, choice }: Scene,
): { shown: number; of: number } | undefined {
  const free = items.filter((item) => !choice.spans.some(({ start, end }) => start < item.end && end > item.start));
  const worth = (span: Span) => gainOf(span, { concepts, choice });
  const ordered = [...free].sort((a, b) => worth(b) - worth(a) || a.start - b.start);
  const chosen: { item: Span; head: Span }[] = [];
  let { room } = choice;
  for (const item of ordered.slice(0, DIGEST.lines - choice.spans.length)) {
    const head = beginningsOf(article.body, item).at(-1) ?? item;
    if (lengthOf(head) <= room) chosen.push({ item, head });
    if (lengthOf(head) <= room) room -= lengthOf(head);
  }
  const shown = chosen.length + items.length - free.length;
  if (shown < 2) return undefined;
  chosen.forEach(({ item, head }, i) => {
    const share = lengthOf(head) + room / (chosen.length - i);
    const longer = headOf(article, item, share) ?? head;
    room -= lengthOf(longer) - lengthOf(head);
    take(choice, longer, concepts);
  });
  return { shown, of: items.length };
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}

/** The longest beginning of an item that fits, or its shortest one if that is short enough. */
export function headOf({ body }: Pick<Article, 'body'>, item: Span, most: number): Span | undefined {
  const beginnings = beginningsOf(body, item);
  return (
    beginnings.find(({ start, end }) => end - start <= Math.min(most, DIGEST.itemChars)) ?? shortest(beginnings, most)
  );
}

function shortest(beginnings: readonly Span[], most: number): Span | undefined {
  const last = beginnings.at(-1);
  return last && last.end - last.start <= most ? last : undefined;
}
