import { chooseGlosses, editsOfGlosses, findGlosses, shareSpaced } from '../../text/mending/gloss.ts';
import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { foldText } from '../../text/script/fold.ts';
import { applyEdits, originOf } from '../../text/script/offset-map.ts';
import { type Block, makeRemoval, type Removal, type RemovalReason } from '../draft.ts';
import { findFurniture, isRelatedHead } from './furniture.ts';
import { type LineFacts, readMetadataLine } from './metadata-line.ts';

/** The lines of an article and what the lines around them told. */
export interface CleanLines {
  readonly blocks: readonly Block[];
  /** What label lines said, in order. */
  readonly facts: readonly LineFacts[];
  readonly removals: readonly Removal[];
}

const MIN_PROSE_CHARS = 25;
const LONG_PROSE_CHARS = 80;
const SENTENCE_MARK = /[。！？]/;
const PAUSE_MARK = /[，、；,;]/;
/** What a line is shows in its first characters. */
const FOLDED_CHARS = 300;
/** A list of links ends at a line this long that ends like a sentence. */
const MIN_SENTENCE_CHARS = 60;

/** Takes the readings out of every line, keeping those a writer may have meant. */
export function removeGlosses(blocks: readonly Block[]): { blocks: Block[]; removals: Removal[] } {
  const found = blocks.map((block) => findGlosses(block.text));
  const all = found.flat();
  if (all.length === 0) return { blocks: blocks.map(evenSpaces), removals: [] };
  const isChosen = chooseGlosses(all);
  const spaced = shareSpaced(all);
  const removals: Removal[] = [];
  const cleaned = blocks.map((block, index) => {
    const chosen = (found[index] ?? []).filter(isChosen);
    if (chosen.length === 0) return evenSpaces(block);
    for (const gloss of chosen) {
      const text = block.text.slice(gloss.start - 1, gloss.end);
      removals.push(makeRemoval('gloss', text, originOf(block.runs, gloss.start)));
    }
    return { ...block, ...normaliseSpaces(applyEdits(block, editsOfGlosses(chosen, spaced))) };
  });
  return { blocks: cleaned, removals };
}

/** Parsers leave two spaces where one may belong to a gloss. */
function evenSpaces(block: Block): Block {
  return block.text.includes('  ') ? { ...block, ...normaliseSpaces(block) } : block;
}

/** Takes furniture and label lines out; what the labels say is handed on. */
export function removeFurniture(blocks: readonly Block[]): CleanLines {
  const kept: Block[] = [];
  const removals: Removal[] = [];
  const lines = blocks.map((block) => ({ block, folded: foldText(block.text.slice(0, FOLDED_CHARS)) }));
  const read = blocks.map((block) => (block.kind === 'row' ? undefined : readMetadataLine(block.text)));
  const prose = lines.map(({ block, folded }, i) => !block.hint && !read[i] && isProse(block, folded));
  const first = prose.indexOf(true);
  const last = prose.lastIndexOf(true);
  /** A date alone is the page's at the head of an article and its author's at the end. */
  const labels = read.map((label, i) => (label?.isDateAlone && first >= 0 && i > first ? undefined : label));
  let inRelated = false;
  for (const [index, { block, folded }] of lines.entries()) {
    const label = labels[index];
    const isHead = first < 0 || index < first;
    const isTail = first >= 0 && index > last;
    if (isRelatedHead(folded)) inRelated = true;
    else if (inRelated && (prose[index] || isSentence(block.text))) inRelated = false;
    const reason =
      block.hint ??
      labelReason(label) ??
      findFurniture({ folded, chars: block.text.length, linkShare: block.linkShare, isHead, isTail }) ??
      (inRelated ? 'related-links' : undefined);
    if (reason === undefined) kept.push(block);
    else removals.push(makeRemoval(reason, block.text, originOf(block.runs, 0)));
  }
  return { blocks: kept, facts: orderFacts(blocks, labels), removals };
}

/** What the article's own lines say, then the lines before it, the nearest first, then those behind it. */
function orderFacts(blocks: readonly Block[], labels: readonly (LineFacts | undefined)[]): LineFacts[] {
  const told = (hint: RemovalReason | null) =>
    labels.filter((label, i) => label && blocks[i]?.hint === hint) as LineFacts[];
  return [...told(null), ...told('page-header').reverse(), ...told('page-footer')];
}

function labelReason(label: LineFacts | undefined): RemovalReason | undefined {
  if (!label) return undefined;
  if (label.isEditorLine) return 'editor-line';
  return label.title === null ? 'metadata-line' : 'original-title';
}

/** A paragraph of running text, as opposed to headlines, labels and furniture. */
function isProse(block: Block, folded: string): boolean {
  const isLong = block.text.length >= LONG_PROSE_CHARS && PAUSE_MARK.test(block.text);
  const isShort = block.text.length < MIN_PROSE_CHARS;
  if (block.linkShare > 0.5 || isShort || !(isLong || SENTENCE_MARK.test(block.text))) return false;
  const line = { folded, chars: block.text.length, linkShare: block.linkShare, isHead: true, isTail: true };
  return findFurniture(line) === undefined;
}

function isSentence(text: string): boolean {
  return text.length >= MIN_SENTENCE_CHARS && /[。！？!?]["”’」』)）]?$/.test(text.slice(-2));
}
