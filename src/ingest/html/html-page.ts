import type { Block, Removal } from '../parsed-article.ts';
import type { ScriptPart } from './script-facts.ts';

/** An element of a page, as far as cleaning needs it. Elements stand in document order, parents before children. */
export interface PageElement {
  readonly tag: string;
  /** Class and id as written. */
  readonly names: string;
  /** Index of the element around it; -1 for the outermost. */
  readonly parent: number;
  /** The blocks inside it: indexes from `firstBlock` up to, not including, `endBlock`. */
  readonly firstBlock: number;
  endBlock: number;
}

export type NamedPart = 'date' | 'source' | 'author';

/** Text of an element whose class or id says that it names a part of the metadata, or the datetime of a time element. */
export interface NamedText {
  readonly part: NamedPart;
  readonly text: string;
  /** Index of the block it stands in or before. */
  readonly at: number;
}

/** A page read into lines, with the elements that hold them. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly elements: readonly PageElement[];
  /** `content` of meta elements by lower-case name or property; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** Text of the title element. */
  readonly title: string | null;
  /** In document order. */
  readonly named: readonly NamedText[];
  /** What scripts say; the first of each. */
  readonly scripts: ReadonlyMap<ScriptPart, string>;
  readonly removals: readonly Removal[];
}
