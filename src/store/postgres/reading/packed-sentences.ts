import type { IndexData } from '../../index-data.ts';
import type { Postings } from '../../ranking/postings.ts';
import { packPostings, unpackPostings } from './packed-postings.ts';
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
  for (const [t, term] of index.terms.entries()) {
    const number = termNumbers.get(term) as number;
    for (let i = index.offsets[t] as number; i < (index.offsets[t + 1] as number); i++) {
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
 * The postings of these terms in the sentences of some sections. The sections come in any order, the sentences of each
 * ascending.
 */
export function unpackSentences(contents: readonly Buffer[], wanted: ReadonlySet<number>): Map<number, Postings> {
  const found = new Map<number, [number, number][]>();
  for (const content of contents) {
    for (let at = 0; at < content.length; ) {
      const sentence = content.readUInt32LE(at);
      const length = content.readUInt32LE(at + HEAD_BYTES / 2);
      at += HEAD_BYTES;
      const { documents: terms, frequencies } = unpackPostings(content.subarray(at, at + length));
      at += length;
      for (let i = 0; i < terms.length; i++) {
        const term = terms[i] as number;
        if (!wanted.has(term)) continue;
        const list = found.get(term);
        const pair: [number, number] = [sentence, frequencies[i] as number];
        if (list) list.push(pair);
        else found.set(term, [pair]);
      }
    }
  }
  return new Map([...found].map(([term, pairs]) => [term, postingsOf(pairs)]));
}

function postingsOf(pairs: [number, number][]): Postings {
  pairs.sort(([a], [b]) => a - b);
  return {
    documents: Uint32Array.from(pairs, ([document]) => document),
    frequencies: Uint16Array.from(pairs, ([, frequency]) => frequency),
  };
}
