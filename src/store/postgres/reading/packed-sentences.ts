import type { IndexData } from '../../index-data.ts';
import type { Postings } from '../../ranking/postings.ts';
import { PostingReader, packPostings } from './packed-postings.ts';
import type { Bases } from './write-rows.ts';

const HEAD_BYTES = 8;

/**
 * Packs the words of the sentences of every section, so that the sentences of some sections can be scored alone. For
 * each sentence it writes its number, the length of the rest, and its terms like postings with term numbers in place of
 * document numbers.
 */
export function* packSentences(
  { sentences, sentenceTerms }: IndexData,
  termNumbers: ReadonlyMap<string, number>,
  bases: Bases,
): Iterable<readonly [number, string]> {
  const { offsets, terms, frequencies } = byDocument(sentenceTerms, termNumbers);
  let parts: Buffer[] = [];
  for (const [i, { sectionIndex, id }] of sentences.entries()) {
    const [from, to] = [offsets[id] as number, offsets[id + 1] as number];
    const packed = packPostings(terms.subarray(from, to), frequencies.subarray(from, to));
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt32LE(bases.sentence + id, 0);
    head.writeUInt32LE(packed.length, HEAD_BYTES / 2);
    parts.push(head, Buffer.from(packed));
    if (sentences[i + 1]?.sectionIndex === sectionIndex) continue;
    yield [bases.section + sectionIndex, Buffer.concat(parts).toString('base64')];
    parts = [];
  }
}

/** The inverted lexical index: for every document its terms by number, ascending, with their frequencies. */
function byDocument(index: IndexData['sentenceTerms'], termNumbers: ReadonlyMap<string, number>) {
  const offsets = new Uint32Array(index.lengths.length + 1);
  for (const document of index.documents) offsets[document + 1] = (offsets[document + 1] as number) + 1;
  for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] as number) + (offsets[i - 1] as number);
  const filled = offsets.slice();
  const terms = new Uint32Array(index.documents.length);
  const frequencies = new Uint16Array(index.documents.length);
  // Terms are sorted, so that their numbers ascend.
  let t = 0;
  for (const term of index.terms) {
    const number = termNumbers.get(term) as number;
    const [from, to] = [index.offsets[t++] as number, index.offsets[t] as number];
    for (let i = from; i < to; i++) {
      const document = index.documents[i] as number;
      const at = filled[document] as number;
      filled[document] = at + 1;
      terms[at] = number;
      frequencies[at] = index.frequencies[i] as number;
    }
  }
  return { offsets, terms, frequencies };
}

/**
 * The postings of these terms in the sentences of some sections.
 * Every question reads some hundred sections, so nothing is made of the other terms.
 * @param content the packed sections one behind the other, in their order, so that the sentences ascend
 * @param wanted numbers of terms, ascending and distinct
 */
export function unpackSentences(content: Buffer, wanted: readonly number[]): Map<number, Postings> {
  const found = wanted.map((): FoundTerm => ({ documents: [], frequencies: [] }));
  const last = wanted.at(-1) ?? -1;
  const reader = new PostingReader(content);
  for (let at = 0; at < content.length; ) {
    const sentence = content.readUInt32LE(at);
    const end = at + HEAD_BYTES + content.readUInt32LE(at + HEAD_BYTES / 2);
    reader.start(at + HEAD_BYTES, end);
    // Both the packed terms and the wanted ones ascend, so they are compared side by side up to the last one wanted.
    for (let place = 0; reader.next() && reader.document <= last; ) {
      const term = reader.document;
      while ((wanted[place] as number) < term) place++;
      if (wanted[place] !== term) continue;
      const { documents, frequencies } = found[place] as FoundTerm;
      documents.push(sentence);
      frequencies.push(reader.frequency);
    }
    at = end;
  }
  return new Map(
    wanted.map((term, place) => {
      const { documents, frequencies } = found[place] as FoundTerm;
      return [term, { documents: Uint32Array.from(documents), frequencies: Uint16Array.from(frequencies) }];
    }),
  );
}

interface FoundTerm {
  readonly documents: number[];
  readonly frequencies: number[];
}
