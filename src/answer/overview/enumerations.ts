import type { Article } from '../../model/article.ts';
import { lastBefore, type Span, slice } from '../../model/span.ts';
import { foldText } from '../../text/script/fold.ts';

/** Things that an article enumerates, each in its own sentences or clauses. */
export interface Enumeration {
  /** In text order, at least three; each begins with its mark (一要…) or with the words that all share. */
  readonly items: readonly Span[];
  /** True if the items are numbered, false if they only begin alike. */
  readonly numbered: boolean;
  /** From the beginning of the first item's paragraph, or of the sentence before it, to the end of the last item. */
  readonly around: Span;
}

const NUMERALS = '一二三四五六七八九十';
/** 一要, 二是, 第三, (四), 5. at the beginning of a sentence. */
const ORDINAL =
  /^(?:(?:第|其)?([一二三四五六七八九十])(?:要|是|、|,|:|条|点)|[(]([一二三四五六七八九十]|\d)[)]|([1-9])[.、](?!\d))/;
/** Words before an item that do not belong to it: 会议强调, */
const SAYS = /^[^,。]{1,12}(?:指出|强调|要求|认为|表示|提出)[,:]/;
/** The beginning of sentences that continue about something and are not items. */
const SUBJECT = /^(?:会议|大会|活动|记者|他|她|它|其|这|那|该|据|在|近|目|同|此|我|各|一|两|有|对|不|但|而|本|当)/;
const HAN = /^\p{Script=Han}+$/u;
/** Fewer items are not an enumeration. Chosen by hand. */
const MIN_ITEMS = 3;
/** Number of characters that two beginnings must share, unless they share 要. Chosen by hand. */
const ALIKE_CHARS = 2;
/** Number of sentences allowed between two items that begin alike. Chosen by hand. */
const MAX_GAP = 1;

interface Piece {
  readonly span: Span;
  readonly text: string;
  readonly paragraph: number;
}

/** The enumerations of an article, in text order; if two share items, the longer one. */
export function enumerationsOf(article: Article, sentences: readonly Span[]): Enumeration[] {
  const pieces = piecesOf(article, sentences);
  const heads = pieces.filter((piece, i) => i === 0 || pieces[i - 1]?.paragraph !== piece.paragraph);
  const found = [...numbered(pieces), ...alike(heads, 0), ...alike(pieces, MAX_GAP)];
  const chosen: Enumeration[] = [];
  const taken = new Set<number>();
  for (const one of found.sort((a, b) => Number(b.numbered) - Number(a.numbered) || b.items.length - a.items.length)) {
    if (one.items.some(({ start }) => taken.has(start))) continue;
    chosen.push(one);
    for (const { start } of one.items) taken.add(start);
  }
  return chosen
    .map((one) => ({ ...one, around: around(article, one, sentences) }))
    .sort((a, b) => a.around.start - b.around.start);
}

function piecesOf({ body }: Article, sentences: readonly Span[]): Piece[] {
  let paragraph = 1;
  let at = 0;
  return sentences.map((span) => {
    paragraph += body.slice(at, span.start).split('\n').length - 1;
    at = span.start;
    return pieceOf(body, span, paragraph);
  });
}

function pieceOf(body: string, span: Span, paragraph: number): Piece {
  const text = slice(body, span);
  const folded = foldText(text);
  const said = SAYS.exec(folded)?.[0].length ?? 0;
  const isPlain = folded.length === text.length && said > 0 && /^要/.test(folded.slice(said));
  const start = span.start + (isPlain ? said : 0);
  return { span: { start, end: span.end }, text: isPlain ? folded.slice(said) : folded, paragraph };
}

/** Runs of sentences numbered from one; sentences between two numbers belong to the item before. */
function numbered(pieces: readonly Piece[]): Enumeration[] {
  const found: Enumeration[] = [];
  let items: Span[] = [];
  const close = () => {
    if (items.length >= MIN_ITEMS) found.push({ items, numbered: true, around: items[0] as Span });
    items = [];
  };
  for (const { text, span } of pieces) {
    const value = ordinalOf(text);
    if (value === 1) close();
    if (value === items.length + 1) items.push(span);
  }
  close();
  return found;
}

function ordinalOf(text: string): number {
  const [, han, bracketed, arabic] = ORDINAL.exec(text) ?? [];
  const numeral = han ?? bracketed ?? arabic;
  if (numeral === undefined) return 0;
  return /\d/.test(numeral) ? Number(numeral) : NUMERALS.indexOf(numeral) + 1;
}

/** Runs of pieces that begin alike, with at most `gap` others between two of them. */
function alike(pieces: readonly Piece[], gap: number): Enumeration[] {
  const byBeginning = new Map<string, number[]>();
  pieces.forEach(({ text }, i) => {
    const isDemand = /^要[^求闻]/.test(text);
    const bare = text.slice(isDemand ? 1 : 0).slice(0, ALIKE_CHARS);
    for (const key of isDemand ? ['要', bare] : [bare]) {
      if (!HAN.test(key) || SUBJECT.test(bare)) continue;
      const places = byBeginning.get(key) ?? [];
      places.push(i);
      byBeginning.set(key, places);
    }
  });
  return [...byBeginning.values()].flatMap((places) => {
    const runs: number[][] = [];
    for (const place of places) {
      const run = runs.at(-1);
      if (run && place - (run.at(-1) as number) <= gap + 1) run.push(place);
      else runs.push([place]);
    }
    const items = runs.filter((run) => run.length >= MIN_ITEMS).map((run) => run.map((i) => (pieces[i] as Piece).span));
    return items.map((spans) => ({ items: spans, numbered: false, around: spans[0] as Span }));
  });
}

function around({ body }: Article, { items }: Enumeration, sentences: readonly Span[]): Span {
  const start = items[0]?.start ?? 0;
  const before = lastBefore(sentences, start);
  const paragraph = body.lastIndexOf('\n', start) + 1;
  return { start: Math.min(before?.start ?? start, paragraph), end: items.at(-1)?.end ?? 0 };
}
