import type { Block, RemovalReason } from '../parsed-article.ts';
import type { Page, PageElement } from './html-page.ts';

/** The lines of a page that are its article, and the reasons why the others are not. */
export interface Content {
  /** Indexes of blocks: the article is from `start` up to, not including, `end`. */
  readonly start: number;
  readonly end: number;
  /**
   * For every block of the page, the reason by which its element excludes it from the article; null if there is none.
   */
  readonly hints: readonly (RemovalReason | null)[];
  /** Index of the article's first paragraph of running text; `start` if there is none. */
  readonly firstProse: number;
}

/** Words in class and id names that show the purpose of an element; they must match whole words of the name. */
const NAME_HINTS: readonly (readonly [RemovalReason, string])[] = [
  ['breadcrumb', 'breadcrumb breadcrumbs crumb crumbs bread curpos curlocation mbx dqwz weizhi'],
  [
    'navigation',
    'nav navbar navs topnav subnav sitenav mainnav menu menus pagination pager prevnext login search toolbar',
  ],
  ['share-bar', 'share sharebar bdshare bdsharebuttonbox jiathis social socials fenxiang'],
  [
    'related-links',
    'related relative relnews relevant recommend recommended xgyd xgxw tuijian hotnews ranking rank hot',
  ],
  ['reader-comments', 'comments commentlist cmt pinglun reply disqus'],
  ['promotion', 'qr qrcode appqr erweima ewm appdown appdownload downloadapp openapp'],
  ['advertisement', 'ad ads adv advert advertisement advertising guanggao gg banner sponsor'],
  ['copyright', 'copyright copyrights disclaimer mianze shengming'],
  ['site-footer', 'footer foot bottomnav sitefooter'],
  ['sidebar', 'sidebar aside rightbar sidenav'],
];
const HINT_OF_WORD = new Map(NAME_HINTS.flatMap(([reason, words]) => words.split(' ').map((word) => [word, reason])));
const HINT_OF_TAG = new Map<string, RemovalReason>([
  ['nav', 'navigation'],
  ['footer', 'site-footer'],
  ['aside', 'sidebar'],
]);
const NEVER_HINTED = new Set(['body', 'main', 'article']);
const KNOWN_CONTAINER =
  /(^|[\s_-])(article[-_]?(content|body|text|main|con)|trs_(u?editor|view)|ucap-content|pages_content|js_content|rich_media_content|(post|entry|news|detail|main|text|art|con)[-_]?(content|body|text|con|txt)|artibody|rm_txt_con|box_con|zoom|zoomcon|fontzoom)(?=$|\s)/;

/** A paragraph of running text has this many characters and ends a sentence, or has more characters and a pause. */
const MIN_PROSE_CHARS = 20;
const LONG_PROSE_CHARS = 60;
const SENTENCE_MARK = /[。！？]/;
const PAUSE_MARK = /[，、；,;]/;
/** The article's element holds at least this share of a page's running text; a known container may hold less. */
const MIN_SHARE = 0.92;
const MIN_KNOWN_SHARE = 0.75;
/** A lead is at most this many lines before the main element. */
const MAX_LEAD_BLOCKS = 12;
/** An element with a larger share of the running text is not furniture, whatever its name is. */
const MAX_HINTED_SHARE = 0.5;

/** Finds the part of a page that is its article: the innermost element with nearly all of the running text. */
export function findContent(page: Page): Content {
  const { blocks, elements } = page;
  const prose = sums(blocks.map(proseChars));
  const chars = sums(blocks.map((block) => block.text.length));
  const total = prose[blocks.length] as number;
  const hints = readHints(page, prose, chars);
  const free = sums(blocks.map((block, index) => (hints[index] === null ? proseChars(block) : 0)));
  const wanted = free[blocks.length] as number;
  if (wanted === 0 || total === 0) return { start: 0, end: blocks.length, hints, firstProse: blocks.length };
  const holds = (element: PageElement, share: number) =>
    within(free, element) >= share * wanted && element.endBlock > element.firstBlock;
  const known = elements.filter(
    (e) => (KNOWN_CONTAINER.test(e.names.toLowerCase()) || e.tag === 'article') && holds(e, MIN_KNOWN_SHARE),
  );
  const chosen = known.at(-1) ?? elements.filter((e) => e.tag !== 'p' && e.tag !== 'li' && holds(e, MIN_SHARE)).at(-1);
  const isProse = (i: number) => hints[i] === null && proseChars(blocks[i] as Block) > 0;
  const start = chosen ? leadBefore(blocks, chosen.firstBlock, isProse) : 0;
  let firstProse = start;
  while (firstProse < blocks.length && !isProse(firstProse)) firstProse++;
  return { start, end: chosen?.endBlock ?? blocks.length, hints, firstProse };
}

/** Start of the running text between the page's heading and its main element, which encyclopaedias have. */
function leadBefore(blocks: readonly Block[], start: number, isProse: (i: number) => boolean): number {
  let lead = start;
  for (let i = start - 1; i >= Math.max(0, start - MAX_LEAD_BLOCKS); i--) {
    if (blocks[i]?.kind === 'heading') return lead;
    if (isProse(i)) lead = i;
  }
  return start;
}

function readHints(page: Page, prose: readonly number[], chars: readonly number[]): (RemovalReason | null)[] {
  const { blocks, elements } = page;
  const hints: (RemovalReason | null)[] = blocks.map(() => null);
  const measure = (prose[blocks.length] as number) > 0 ? prose : chars;
  for (const element of elements) {
    const hint = hintOf(element);
    if (!hint || within(measure, element) > MAX_HINTED_SHARE * (measure[blocks.length] as number)) continue;
    if (hints[element.firstBlock] && element.endBlock - element.firstBlock <= 1) continue;
    for (let i = element.firstBlock; i < element.endBlock; i++) hints[i] ??= hint;
  }
  return hints;
}

function hintOf(element: PageElement): RemovalReason | undefined {
  if (NEVER_HINTED.has(element.tag)) return undefined;
  const byTag = HINT_OF_TAG.get(element.tag);
  if (byTag || element.names === '') return byTag;
  for (const word of element.names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_-]+/)) {
    const hint = HINT_OF_WORD.get(word) ?? HINT_OF_WORD.get(word.replace(/(box|wrap|list|bar|area|con|div|\d+)$/, ''));
    if (hint) return hint;
  }
  return undefined;
}

function proseChars(block: Block): number {
  const { text } = block;
  const isLong = text.length >= LONG_PROSE_CHARS && PAUSE_MARK.test(text);
  const isProse = isLong || (text.length >= MIN_PROSE_CHARS && SENTENCE_MARK.test(text));
  return isProse && block.linkShare < 0.3 ? text.length : 0;
}

/** Running sums: entry i is the sum of the first i values. */
function sums(values: readonly number[]): number[] {
  const result = [0];
  for (const value of values) result.push((result.at(-1) as number) + value);
  return result;
}

function within(running: readonly number[], element: PageElement): number {
  return (running[element.endBlock] as number) - (running[element.firstBlock] as number);
}
