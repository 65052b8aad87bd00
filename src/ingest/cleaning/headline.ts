import { foldText } from '../../text/script/fold.ts';
import { originOf } from '../../text/script/offset-map.ts';
import { type Block, type Fields, makeRemoval, type Removal } from '../parsed-article.ts';
import type { LineFacts } from './metadata-line.ts';

export interface Headline {
  readonly title: string | null;
  /** The lines without those of the title. */
  readonly blocks: readonly Block[];
  readonly removals: readonly Removal[];
}

/** The title is looked for in this many lines. */
const MAX_TITLE_LINE = 8;
const MAX_TITLE_CHARS = 120;
const ENDS_SENTENCE = /[。；;，,：:]$/;
const INK = /[^\p{L}\p{N}]+/gu;

/** Finds the title: the one that the file gives, else 原标题, else the first line if it is a headline. */
export function findHeadline(fields: Fields, facts: readonly LineFacts[], blocks: readonly Block[]): Headline {
  const given = plainTitle(fields.title) ?? plainTitle(facts.find((fact) => fact.title !== null)?.title ?? null);
  if (given !== null) return withoutRepetition(given, blocks);
  const first = blocks[0];
  if (!first || !isHeadline(first, blocks[1])) return { title: null, blocks, removals: [] };
  return { title: first.text, blocks: blocks.slice(1), removals: [] };
}

/** A headline is short, is not a caption, does not end like a sentence, and has text after it. */
function isHeadline(block: Block, next: Block | undefined): boolean {
  if (next === undefined || block.kind === 'caption' || block.kind === 'row') return false;
  return block.text.length <= MAX_TITLE_CHARS && !ENDS_SENTENCE.test(block.text) && !/。/.test(block.text);
}

function withoutRepetition(title: string, blocks: readonly Block[]): Headline {
  const wanted = ink(title);
  const index = blocks
    .slice(0, MAX_TITLE_LINE)
    .findIndex(({ text }) => text.length <= 2 * title.length && ink(text) === wanted);
  const repeated = blocks[index];
  if (!repeated) return { title, blocks, removals: [] };
  const removal = makeRemoval('title-line', repeated.text, originOf(repeated.runs, 0));
  return { title, blocks: blocks.filter((_, i) => i !== index), removals: [removal] };
}

/**
 * Removes a line above the text that only repeats the source, because it is the site's byline. At the end of a notice
 * such a line is a signature and stays.
 */
export function dropByline({ title, blocks, removals }: Headline, source: string | null): Headline {
  const [first, next] = blocks;
  if (!first || !next || source === null || first.text.length > MAX_TITLE_CHARS) return { title, blocks, removals };
  const wanted = ink(source);
  if (wanted === '' || first.kind !== 'paragraph' || ink(first.text) !== wanted) {
    return { title, blocks, removals };
  }
  const removal = makeRemoval('metadata-line', first.text, originOf(first.runs, 0));
  return { title, blocks: blocks.slice(1), removals: [...removals, removal] };
}

function plainTitle(title: string | null): string | null {
  const plain =
    title
      ?.replace(/^\s*原标题\s*[:：]\s*/, '')
      .replace(/\s+/g, ' ')
      .trim() ?? '';
  return plain === '' ? null : plain;
}

function ink(text: string): string {
  return foldText(text).replace(INK, '');
}
