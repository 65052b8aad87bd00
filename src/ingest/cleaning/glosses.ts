import { chooseGlosses, editsOfGlosses, findGlosses, type Gloss, shareSpaced } from '../../text/mending/gloss.ts';
import { normaliseSpaces } from '../../text/mending/spaces.ts';
import { applyEdits, originOf } from '../../text/script/offset-map.ts';
import { type Block, makeRemoval, type Removal } from '../parsed-article.ts';

/** Bopomofo after a character: 玉(ㄩˋ)山. */
const ZHUYIN = /(?<=\p{Script=Han})[(（][\u3105-\u312f\u31a0-\u31bf\u02c9\u02ca\u02c7\u02cb\u02d9 \u3000]{1,40}[)）]/gu;
/** Letters of bopomofo; every reading contains one, and they are fast to find. */
const ANY_ZHUYIN = /[\u3105-\u312f\u31a0-\u31bf]/;
/** This many readings in bopomofo are a reading aid; a single one may be the subject of its sentence. */
const MIN_ZHUYIN = 3;
/** Words of a text about the readings of characters. */
const ABOUT_READING = /[读讀]音|多音字|破音字|注音|拼音|声调|聲調|[读讀]作|念作|[异異][读讀]|正音/;
/** A text about readings gives only a few by hand, or two readings of one character. */
const MAX_BY_HAND = 5;

/** Removes the readings from every line, except those that a writer may have wanted. */
export function removeGlosses(blocks: readonly Block[]): { blocks: Block[]; removals: Removal[] } {
  const found = blocks.map((block) => findGlosses(block.text));
  const all = areSubject(blocks, found) ? [] : found.flat();
  if (all.length === 0) return removeZhuyin(blocks.map(evenSpaces), []);
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
  return removeZhuyin(cleaned, removals);
}

/** Parsers leave two spaces if one of them may belong to a gloss. */
function evenSpaces(block: Block): Block {
  return block.text.includes('  ') ? { ...block, ...normaliseSpaces(block) } : block;
}

/**
 * True if the readings are the subject of the article (行(xíng)走、银行(háng)): all have tones, and they are few or
 * contrasted.
 */
function areSubject(blocks: readonly Block[], found: readonly (readonly Gloss[])[]): boolean {
  const all = found.flat();
  if (all.length === 0 || all.some((gloss) => !gloss.hasTones)) return false;
  if (all.length > MAX_BY_HAND && !isContrasted(blocks, found)) return false;
  return blocks.some(({ text }) => ABOUT_READING.test(text));
}

/** True if one character has two different readings. */
function isContrasted(blocks: readonly Block[], found: readonly (readonly Gloss[])[]): boolean {
  const readings = new Map<string, string>();
  return blocks.some(({ text }, i) =>
    (found[i] ?? []).some(({ start, end }) => {
      const [char, reading] = [text.charAt(start - 1), text.slice(start + 1, end - 1).trim()];
      const before = readings.get(char);
      readings.set(char, before ?? reading);
      return before !== undefined && before !== reading;
    }),
  );
}

function removeZhuyin(blocks: Block[], removals: Removal[]): { blocks: Block[]; removals: Removal[] } {
  const found = blocks.map(({ text }) => (ANY_ZHUYIN.test(text) ? [...text.matchAll(ZHUYIN)] : []));
  if (found.flat().length < MIN_ZHUYIN) return { blocks, removals };
  const cleaned = blocks.map((block, i) => {
    const edits = (found[i] ?? []).map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      text: '',
    }));
    for (const { start, end } of edits) {
      removals.push(makeRemoval('gloss', block.text.slice(start - 1, end), originOf(block.runs, start)));
    }
    return edits.length === 0 ? block : { ...block, ...normaliseSpaces(applyEdits(block, edits)) };
  });
  return { blocks: cleaned, removals };
}
