import type { Script } from '../model/article.ts';
import type { Removal } from './parsed-article.ts';

/** A file, or a line of one, that could not be used. */
export interface Problem {
  /** Relative to the data directory. */
  readonly file: string;
  /** Line number from 1 for a record of a file; null for the whole file. */
  readonly line: number | null;
  /** The reason, as the end of a sentence that starts with the file's name. */
  readonly reason: string;
}

/** A repaired place of a body. */
export interface Repair {
  /** The original and the present characters. */
  readonly from: string;
  readonly to: string;
  /** The words around it after the repair. */
  readonly context: string;
  /** Offset in the article's body. */
  readonly at: number;
}

/** Characters of a body that no decoding restores. */
export interface Damage {
  readonly kind: 'replacement-character' | 'mojibake' | 'private-use' | 'control-character';
  readonly text: string;
  /** Offset in the article's body. */
  readonly at: number;
}

/** Report of cleaning one article. Plain data that can become JSON. */
export interface CleaningReport {
  readonly articleId: string;
  readonly file: string;
  readonly encoding: string;
  readonly format: string;
  /** Lengths in UTF-16 units before and after. */
  readonly charsIn: number;
  readonly charsOut: number;
  /** In file order. */
  readonly removals: readonly Removal[];
  readonly repairs: readonly Repair[];
  readonly damage: readonly Damage[];
  /** Number of paragraphs by script. */
  readonly paragraphs: Readonly<Record<Script, number>>;
  /** For a copy, the id of the article that represents it; null for any other. */
  readonly duplicateOf: string | null;
  /** Remarks that need no action: front matter with faulty YAML, … */
  readonly remarks: readonly string[];
}
