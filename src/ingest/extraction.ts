import type { Block, Fields } from './parsed-article.ts';

/** A document format that other programs write. */
export type DocumentFormat = 'docx' | 'pdf' | 'epub' | 'mhtml' | 'zip';

/** A line that a parser found itself, because its format has no markup. */
export interface ExtractedLine extends Pick<Block, 'kind' | 'gapBefore' | 'hint'> {
  /** Offsets in the part's text. */
  readonly start: number;
  readonly end: number;
}

/** An article after parsing: HTML, or text with lines. */
export interface ExtractedPart {
  /** Its id within the file, made from the file alone; null for a file with one article. */
  readonly id: string | null;
  readonly text: string;
  /** Lines in reading order; null for HTML. */
  readonly lines: readonly ExtractedLine[] | null;
  /** Starts of pages: pairs `offset in the text, page number from 1`, ascending; empty if there are none. */
  readonly pages: readonly number[];
  /** Facts that the document's own properties or its layout give reliably. */
  readonly fields: Partial<Fields>;
  /**
   * A title from the document's properties, which is often a leftover; it counts if the text repeats it or has no
   * title.
   */
  readonly looseTitle: string | null;
  readonly remarks: readonly string[];
}

/** A file of an archive after it was unpacked to the disk. */
export interface UnpackedFile {
  /** Path in the archive, with forward slashes. */
  readonly name: string;
  readonly path: string;
}

/** An unusable file of an archive. The reason is the end of a sentence that starts with its name. */
export interface LostFile {
  readonly name: string;
  readonly reason: string;
}

/** The result of a document's parser; plain data, because it comes from another process. */
export type Extraction =
  | { readonly kind: 'parts'; readonly parts: readonly ExtractedPart[] }
  | { readonly kind: 'files'; readonly files: readonly UnpackedFile[]; readonly lost: readonly LostFile[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** The task of a parser. */
export interface ExtractionTask {
  readonly path: string;
  readonly format: DocumentFormat;
  /** An empty folder for the content of an archive. */
  readonly unpackDir: string;
}

/** A fault of a file that its user can correct; the message is the reason in reports. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/** A part with the given facts; everything else is empty. */
export function makePart(known: Partial<ExtractedPart> & Pick<ExtractedPart, 'text'>): ExtractedPart {
  return { id: null, lines: null, pages: [], fields: {}, looseTitle: null, remarks: [], ...known };
}
