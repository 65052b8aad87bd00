import type { MappedText } from '../text/script/offset-map.ts';

/** The reason why a part of a file does not belong to its article's body. */
export type RemovalReason =
  | 'comment-markup'
  | 'style-or-script'
  | 'hidden'
  | 'navigation'
  | 'breadcrumb'
  | 'page-header'
  | 'page-footer'
  | 'page-number'
  | 'site-footer'
  | 'sidebar'
  | 'share-bar'
  | 'reader-comments'
  | 'advertisement'
  | 'promotion'
  | 'related-links'
  | 'copyright'
  | 'complaint-notice'
  | 'disclaimer'
  | 'editor-line'
  | 'original-title'
  | 'metadata-line'
  | 'title-line'
  | 'lone-punctuation'
  | 'gloss';

/** A removed part, with its original text (clipped) and position. */
export interface Removal {
  readonly reason: RemovalReason;
  readonly text: string;
  /** Offset in the decoded file. */
  readonly at: number;
}

export type BlockKind = 'paragraph' | 'heading' | 'caption' | 'item' | 'row';

/** A line of an article before cleaning: a paragraph, a heading, a list item … with white space already reduced. */
export interface Block extends MappedText {
  readonly kind: BlockKind;
  /** Share of its characters that are link text, 0 to 1. */
  readonly linkShare: number;
  /** True if an empty line came before it. */
  readonly gapBefore: boolean;
  /** The reason by which the markup excludes it from the article; null if there is none. */
  readonly hint: RemovalReason | null;
}

/** Metadata as found in the file, not yet interpreted; null if there is none. */
export interface Fields {
  readonly id: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly source: string | null;
  readonly site: string | null;
  readonly author: string | null;
  readonly editor: string | null;
  readonly url: string | null;
  readonly categories: readonly string[];
}

export const NO_FIELDS: Fields = {
  id: null,
  title: null,
  date: null,
  source: null,
  site: null,
  author: null,
  editor: null,
  url: null,
  categories: [],
};

/** One article after parsing, before cleaning. */
export interface ParsedArticle {
  readonly fields: Fields;
  /** Lines in order. */
  readonly blocks: readonly Block[];
  /** Parts that the parser has removed. */
  readonly removals: readonly Removal[];
}

/** Longest text of a removal that the report keeps, in UTF-16 units. */
const MAX_SAMPLE_CHARS = 120;

/** A removal with its text clipped for the report. */
export function makeRemoval(reason: RemovalReason, text: string, at: number): Removal {
  const clipped = text.length > MAX_SAMPLE_CHARS ? `${text.slice(0, MAX_SAMPLE_CHARS)}…` : text;
  return { reason, text: clipped, at };
}

/** A plain paragraph that begins at `origin`. */
export function makeBlock(text: MappedText, more: Partial<Omit<Block, keyof MappedText>> = {}): Block {
  return { kind: 'paragraph', linkShare: 0, gapBefore: false, hint: null, ...more, ...text };
}
