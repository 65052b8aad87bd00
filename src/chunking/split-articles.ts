import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import type { Span } from '../model/span.ts';
import { CHUNKING } from '../model/tuning.ts';
import { splitSentences } from '../text/words/sentences.ts';
import { chunkRuns } from './chunk-runs.ts';
import { sectionRuns } from './section-runs.ts';

/** All sentences and chunks of a corpus, numbered in order, and the number of its sections. */
export interface CutCorpus {
  readonly sentences: readonly Sentence[];
  readonly chunks: readonly Chunk[];
  readonly sections: number;
}

/** Longest chunk and longest section, in UTF-16 units. */
export interface ChunkSizes {
  readonly chunkChars: number;
  readonly sectionChars: number;
}

/** Cuts the articles, in the given order, into sentences, sections and chunks. */
export function splitArticles(articles: readonly Article[], sizes: ChunkSizes = CHUNKING): CutCorpus {
  const sentences: Sentence[] = [];
  const chunks: Chunk[] = [];
  let sections = 0;
  for (const [articleIndex, { body, captions }] of articles.entries()) {
    const spans = splitSentences(body);
    const alone = standAlone(spans, captions);
    const offset = sentences.length;
    for (const { first, last } of sectionRuns(spans, body, sizes.sectionChars)) {
      for (const span of spans.slice(first, last + 1)) {
        sentences.push({ id: sentences.length, articleIndex, sectionIndex: sections, span });
      }
      sections++;
    }
    for (const { first, last } of chunkRuns(spans, alone, sizes.chunkChars)) {
      const span = { start: (spans[first] as Span).start, end: (spans[last] as Span).end };
      chunks.push({
        id: chunks.length,
        articleIndex,
        firstSentence: offset + first,
        lastSentence: offset + last,
        span,
      });
    }
  }
  return { sentences, chunks, sections };
}

/** For each sentence, true if it is a caption or part of one; both lists are in text order. */
function standAlone(sentences: readonly Span[], captions: readonly Span[]): boolean[] {
  let at = 0;
  return sentences.map(({ start, end }) => {
    while (at < captions.length && (captions[at] as Span).end < end) at++;
    const caption = captions[at];
    return caption !== undefined && start >= caption.start && end <= caption.end;
  });
}
