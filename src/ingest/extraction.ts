import type { Block, Fields } from './parsed-article.ts';

/** A file of a document format that other programs write. */
export type DocumentFormat = 'docx' | 'pdf' | 'epub' | 'mhtml' | 'zip';

/** A line that a parser made itself, because its format knows no markup. */
export interface ExtractedLine extends Pick<Block, 'kind' | 'gapBefore' | 'hint'> {
  /** Offsets in the part's text. */
  readonly start: number;
  readonly end: number;
}

/** An article as its parser leaves it: HTML, or text with lines. */
export interface ExtractedPart {
  /** What tells it from the other parts of its file, from the file alone; null for a file of one article. */
  readonly id: string | null;
  readonly text: string;
  /** Lines in reading order; null for HTML. */
  readonly lines: readonly ExtractedLine[] | null;
  /** Where pages start: pairs `offset in the text, page number from 1`, ascending; empty where there are none. */
  readonly pages: readonly number[];
  /** What the document's own properties or its layout say surely. */
  readonly fields: Partial<Fields>;
  /** A title of the document's properties, which are often leftovers: it counts where the text agrees or has none. */
  readonly looseTitle: string | null;
  readonly remarks: readonly string[];
}

/** A file that was in an archive and lies unpacked on disk. */
export interface UnpackedFile {
  /** Path in the archive, with forward slashes. */
  readonly name: string;
  readonly path: string;
}

/** A file of an archive that could not be used, with the reason as the end of a sentence that starts with its name. */
export interface LostFile {
  readonly name: string;
  readonly reason: string;
}

/** What a document's parser gives back. Plain data: it comes from another process. */
export type Extraction =
  | { readonly kind: 'parts'; readonly parts: readonly ExtractedPart[] }
  | { readonly kind: 'files'; readonly files: readonly UnpackedFile[]; readonly lost: readonly LostFile[] }
  | { readonly kind: 'refused'; readonly reason: string };

/** What a parser is told to read. */
export interface ExtractionTask {
  readonly path: string;
  readonly format: DocumentFormat;
  /** An empty folder for what an archive holds. */
  readonly unpackDir: string;
}

/** Something about a file that its user can mend; the message is the reason as it is reported. */
export class UnreadableDocument extends Error {
  override readonly name = 'UnreadableDocument';
}

/** A part of which only what is given is known. */
export function makePart(known: Partial<ExtractedPart> & Pick<ExtractedPart, 'text'>): ExtractedPart {
  return { id: null, lines: null, pages: [], fields: {}, looseTitle: null, remarks: [], ...known };
}
