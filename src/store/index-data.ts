import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import { packTerms } from './ranking/packed-terms.ts';
import type { Frequencies, LexicalIndex } from './ranking/postings.ts';

/** Everything in an index version except its vectors; plain data, stored in `index.v8`. */
export interface IndexData {
  /** In id order. */
  readonly articles: readonly Article[];
  /** Ordered by article and text; `chunks[id].id === id`. */
  readonly chunks: readonly Chunk[];
  /** Ordered by article and text; `sentences[id].id === id`. */
  readonly sentences: readonly Sentence[];
  /** Its documents are sections, together with the titles of their articles. */
  readonly sectionTerms: LexicalIndex;
  /** Its documents are sentences; it shares the list of terms with `sectionTerms`. */
  readonly sentenceTerms: LexicalIndex;
}

/** Latest day on which any of the articles was published; null if none has a day. */
export function newestDayOf(articles: readonly Article[]): string | null {
  return articles.reduce<string | null>((newest, { publishedOn }) => {
    return publishedOn !== null && (newest === null || publishedOn > newest) ? publishedOn : newest;
  }, null);
}

/**
 * The same in as little memory as searching needs. Arrays that v8 has read are windows into the bytes of the file and
 * would keep all of them, so each gets memory of its own.
 */
export function compactData(data: IndexData): IndexData {
  const terms = packTerms(data.sectionTerms.terms);
  const compact = ({ offsets, documents, frequencies, lengths }: LexicalIndex): LexicalIndex => ({
    terms,
    offsets: offsets.slice(),
    documents: documents.slice(),
    frequencies: inBytes(frequencies),
    lengths: lengths.slice(),
  });
  return { ...data, sectionTerms: compact(data.sectionTerms), sentenceTerms: compact(data.sentenceTerms) };
}

const BYTE = 255;

function inBytes(frequencies: Frequencies): Frequencies {
  for (const frequency of frequencies) if (frequency > BYTE) return frequencies.slice();
  return Uint8Array.from(frequencies);
}
