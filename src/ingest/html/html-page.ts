import type { Block, Removal } from '../parsed-article.ts';
import type { ScriptPart } from './script-facts.ts';

/** The facts about an element that cleaning needs. Elements are in document order, parents before children. */
export interface PageElement {
  readonly tag: string;
  /** Class and id in their original spelling. */
  readonly names: string;
  /** Index of its parent; -1 for the outermost element. */
  readonly parent: number;
  /** The blocks inside it: indexes from `firstBlock` up to, not including, `endBlock`. */
  readonly firstBlock: number;
  endBlock: number;
}

export type NamedPart = 'date' | 'source' | 'author';

/** Text of an element whose class or id names a part of the metadata, or the datetime of a time element. */
export interface NamedText {
  readonly part: NamedPart;
  readonly text: string;
  /** Index of the block that contains or follows it. */
  readonly at: number;
}

/** A page as lines, with the elements that contain them. */
export interface Page {
  readonly blocks: readonly Block[];
  readonly elements: readonly PageElement[];
  /** `content` of meta elements by lower-case name or property; the first one of each. */
  readonly meta: ReadonlyMap<string, string>;
  /** Text of the title element. */
  readonly title: string | null;
  /** In document order. */
  readonly named: readonly NamedText[];
  /** Facts from scripts; the first one of each. */
  readonly scripts: ReadonlyMap<ScriptPart, string>;
  readonly removals: readonly Removal[];
}
