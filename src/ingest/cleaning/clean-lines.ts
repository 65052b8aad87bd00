import { foldText } from '../../text/script/fold.ts';
import { originOf } from '../../text/script/offset-map.ts';
import { type Block, makeRemoval, type Removal, type RemovalReason } from '../parsed-article.ts';
import { findFurniture, isMaybeRelatedHead, isRelatedHead, looksRelated } from './furniture.ts';
import { type LineFacts, readDocumentRow, readMetadataLine } from './metadata-line.ts';

/** The lines of an article and the facts from the lines around them. */
export interface CleanLines {
  readonly blocks: readonly Block[];
  /** Facts from label lines, in order. */
  readonly facts: readonly LineFacts[];
  readonly removals: readonly Removal[];
}

/** A shorter line is no running text. Chosen by hand. */
const MIN_PROSE_CHARS = 25;
/** A line of this length with a pause in it is running text, whatever it ends with. Chosen by hand. */
const LONG_PROSE_CHARS = 80;
const SENTENCE_MARK = /[。！？]/;
const PAUSE_MARK = /[，、；,;]/;
/** The first characters of a line show its kind. */
const FOLDED_CHARS = 300;
/** Labels farther from the article than this belong to another one. */
const MAX_LINES_AWAY = 15;
/** After this many lines, 标题： is not a label of the article. */
const MAX_TITLE_LINE = 4;
/** A line of a form or a notice: subject, colon, value. */
const FORM_LINE = /^[【[(（]?\p{Script=Han}{2,8}[】\])）]?[:：]\s?\S.{0,60}$/u;
/** A list of links ends at a line of this length that ends like a sentence. */
const MIN_SENTENCE_CHARS = 60;

/** Removes furniture and label lines; the facts of the labels are returned. */
export function removeFurniture(blocks: readonly Block[]): CleanLines {
  const lines = blocks.map((block) => ({ block, folded: foldText(block.text.slice(0, FOLDED_CHARS)) }));
  const read = blocks.map((block) =>
    block.kind === 'row' ? readDocumentRow(block.text) : readMetadataLine(block.text),
  );
  const prose = lines.map(({ block, folded }, i) => !block.hint && !read[i] && isProse(block, folded));
  const labels = chooseLabels(blocks, read, prose);
  const reasons = findReasons(lines, { read, labels }, prose);
  const kept: Block[] = [];
  const removals: Removal[] = [];
  for (const [i, block] of blocks.entries()) {
    const reason = reasons[i];
    if (reason === undefined) kept.push(block);
    else removals.push(makeRemoval(reason, block.text, originOf(block.runs, 0)));
  }
  return { blocks: kept, facts: orderFacts(blocks, labels), removals };
}

interface ReadLine {
  readonly block: Block;
  readonly folded: string;
}

type Reasons = (RemovalReason | undefined)[];
type MaybeFacts = readonly (LineFacts | undefined)[];

/**
 * Finds the reasons why lines are removed. Lines that are furniture only beside other furniture come last, downwards
 * and upwards.
 */
function findReasons(
  lines: readonly ReadLine[],
  { read, labels }: { readonly read: MaybeFacts; readonly labels: MaybeFacts },
  prose: readonly boolean[],
): Reasons {
  const first = prose.indexOf(true);
  const last = prose.lastIndexOf(true);
  const judge = ({ block, folded }: ReadLine, i: number, isBeside: boolean) =>
    findFurniture({
      folded,
      chars: block.text.length,
      linkShare: block.linkShare,
      isHead: first < 0 || i < first,
      isTail: first >= 0 && i > last,
      isBeside,
    });
  const reasons: Reasons = lines.map((line, i) => line.block.hint ?? labelReason(labels[i]) ?? judge(line, i, false));
  addRelated(lines, prose, reasons);
  const isFurniture = (i: number) => reasons[i] !== undefined && reasons[i] !== 'lone-punctuation';
  const spread = (i: number, from: number) => {
    const line = lines[i];
    if (!line || reasons[i] !== undefined || prose[i] || !isFurniture(from)) return;
    const isLabel = read[i]?.isWeak && !read[i]?.isDateAlone && i > last;
    reasons[i] = judge(line, i, true) ?? (isLabel ? 'metadata-line' : undefined);
  };
  for (let i = 1; i < lines.length; i++) spread(i, i - 1);
  for (let i = lines.length - 2; i >= 0; i--) spread(i, i + 1);
  return reasons;
}

/** Marks lists of other articles: the lines under their heading, up to the next running text. */
function addRelated(lines: readonly ReadLine[], prose: readonly boolean[], reasons: Reasons): void {
  let inRelated = false;
  for (const [i, { block, folded }] of lines.entries()) {
    const next = lines[i + 1];
    const isMaybe = isMaybeRelatedHead(folded) && next && looksRelated(next.folded, next.block.linkShare);
    if (isMaybe || isRelatedHead(folded)) inRelated = true;
    else if (inRelated && (prose[i] || isSentence(block.text))) inRelated = false;
    if (inRelated) reasons[i] ??= 'related-links';
  }
}

/**
 * Labels that belong to the page. A date alone counts only at the head, everyday words (时间：, 分类：) only where the lines
 * around are no form or notice.
 */
function chooseLabels(
  blocks: readonly Block[],
  read: readonly (LineFacts | undefined)[],
  prose: readonly boolean[],
): (LineFacts | undefined)[] {
  const first = prose.indexOf(true);
  const last = prose.lastIndexOf(true);
  const isForm = (i: number) => {
    const block = blocks[i];
    return block !== undefined && !read[i] && !block.hint && FORM_LINE.test(block.text);
  };
  return read.map((label, i) => {
    const isBehind = first >= 0 && i > first;
    if (!label || ((label.isDateAlone || blocks[i]?.kind === 'row') && isBehind)) return undefined;
    if (!label.isWeak || blocks[i]?.hint) return label;
    if (label.title !== null) return i < MAX_TITLE_LINE ? label : undefined;
    if (isForm(i - 1) || isForm(i + 1)) return undefined;
    const isInside = isBehind && i < last;
    const isAlone = !read[i - 1] && !read[i + 1];
    return isInside || (isBehind && isAlone && !label.isEditorLine) ? undefined : label;
  });
}

/** Facts from the article's own lines, then from the lines before it, the nearest first, then from those after it. */
function orderFacts(blocks: readonly Block[], labels: readonly (LineFacts | undefined)[]): LineFacts[] {
  const own = blocks.map(({ hint }) => hint === null);
  const [first, last] = [own.indexOf(true), own.lastIndexOf(true)];
  const isNear = (i: number) => i >= first - MAX_LINES_AWAY && i <= last + MAX_LINES_AWAY;
  const told = (hint: RemovalReason | null) =>
    labels.filter((label, i) => label && blocks[i]?.hint === hint && isNear(i)) as LineFacts[];
  return [...told(null), ...told('page-header').reverse(), ...told('page-footer')];
}

function labelReason(label: LineFacts | undefined): RemovalReason | undefined {
  if (!label) return undefined;
  if (label.isEditorLine) return 'editor-line';
  return label.title === null ? 'metadata-line' : 'original-title';
}

/** True for a paragraph of running text, as opposed to headlines, labels and furniture. */
function isProse(block: Block, folded: string): boolean {
  const isLong = block.text.length >= LONG_PROSE_CHARS && PAUSE_MARK.test(block.text);
  const isShort = block.text.length < MIN_PROSE_CHARS;
  if (block.linkShare > 0.5 || isShort || !(isLong || SENTENCE_MARK.test(block.text))) return false;
  const line = {
    folded,
    chars: block.text.length,
    linkShare: block.linkShare,
    isHead: true,
    isTail: true,
    isBeside: true,
  };
  return findFurniture(line) === undefined;
}

function isSentence(text: string): boolean {
  return text.length >= MIN_SENTENCE_CHARS && /[。！？!?]["”’」』)）]?$/.test(text.slice(-2));
}
