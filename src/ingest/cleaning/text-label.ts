import { originOf, sliceMapped } from '../../text/script/offset-map.ts';
import { type Block, makeRemoval, type Removal } from '../parsed-article.ts';

const TITLE_LABEL = /^[【[]?(文章)?(标题|標題|题目|題目|篇名)([】\]]|\s?[:：])/;
const TEXT_LABEL =
  /^(?:[【[](文章)?(正文|内容|內容|内文|內文|全文)[】\]]\s?[:：]?|(文章)?(正文|内容|內容|内文|內文|全文)\s?[:：])\s?/;
/** Numbers of lines in which the title's label and the text's label are looked for. */
const MAX_TITLE_LINE = 4;
const MAX_TEXT_LINE = 12;

/** Removes 正文： from a file that labels its parts (标题：, 来源：, 正文：); changes nothing if there is no label of a title. */
export function dropTextLabel(blocks: readonly Block[]): { blocks: readonly Block[]; removals: readonly Removal[] } {
  if (!blocks.slice(0, MAX_TITLE_LINE).some(({ text }) => TITLE_LABEL.test(text))) return { blocks, removals: [] };
  const at = blocks.slice(0, MAX_TEXT_LINE).findIndex(({ text }) => TEXT_LABEL.test(text));
  const block = blocks[at];
  const label = TEXT_LABEL.exec(block?.text ?? '')?.[0];
  if (!block || label === undefined) return { blocks, removals: [] };
  const rest = { ...block, ...sliceMapped(block, label.length, block.text.length) };
  const removal = makeRemoval('metadata-line', label, originOf(block.runs, 0));
  const replaced = rest.text === '' ? [] : [rest];
  return { blocks: [...blocks.slice(0, at), ...replaced, ...blocks.slice(at + 1)], removals: [removal] };
}
