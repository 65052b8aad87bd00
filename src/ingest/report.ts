import type { Script } from '../model/article.ts';
import type { Removal } from './parsed-article.ts';

/** A file, or a line of one, that could not be used. */
export interface Problem {
  /** Relative to the data directory. */
  readonly file: string;
  /** 1-based, for a record of a file of many; null for the whole file. */
  readonly line: number | null;
  /** Why, as the end of a sentence that starts with the file's name. */
  readonly reason: string;
}

/** A mended place of a body. */
export interface Repair {
  /** What stood there and what stands there now. */
  readonly from: string;
  readonly to: string;
  /** The words around it, as mended. */
  readonly context: string;
  /** Offset in the article's body. */
  readonly at: number;
}

/** Characters of a body that no decoding gives back. */
export interface Damage {
  readonly kind: 'replacement-character' | 'mojibake' | 'private-use' | 'control-character';
  readonly text: string;
  /** Offset in the article's body. */
  readonly at: number;
}

/** What cleaning did to one article. Plain data: JSON as it is. */
export interface CleaningReport {
  readonly articleId: string;
  readonly file: string;
  readonly encoding: string;
  readonly format: string;
  /** UTF-16 units before and after. */
  readonly charsIn: number;
  readonly charsOut: number;
  /** In file order. */
  readonly removals: readonly Removal[];
  readonly repairs: readonly Repair[];
  readonly damage: readonly Damage[];
  /** Paragraphs by script. */
  readonly paragraphs: Readonly<Record<Script, number>>;
  /** Id of the article that stands for this one, where it is a copy. */
  readonly duplicateOf: string | null;
  /** Remarks that need no action: front matter that was not quite YAML, … */
  readonly remarks: readonly string[];
}
