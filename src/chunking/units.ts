import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import type { Span } from '../model/span.ts';
import { UNITS } from '../model/tuning.ts';
import { splitSentences } from '../text/words/sentences.ts';

/** All sentences and chunks of a corpus, numbered through, and the number of its sections. */
export interface Units {
  readonly sentences: readonly Sentence[];
  readonly chunks: readonly Chunk[];
  readonly sections: number;
}

/** First and last position of a run of sentences within one article, both included. */
interface Run {
  readonly first: number;
  readonly last: number;
}

/** Longest chunk and longest section, in UTF-16 units. */
export interface UnitSizes {
  readonly chunkChars: number;
  readonly sectionChars: number;
}

/** Cuts the articles, in the order given, into sentences, sections and chunks. */
export function splitArticles(articles: readonly Article[], sizes: UnitSizes = UNITS): Units {
  const sentences: Sentence[] = [];
  const chunks: Chunk[] = [];
  let sections = 0;
  for (const [articleIndex, { body, captions }] of articles.entries()) {
    const spans = splitSentences(body);
    const alone = spans.map((span) =>
      captions.some((caption) => span.start >= caption.start && span.end <= caption.end),
    );
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

/** Consecutive runs of at most `maxChars`, ending at a paragraph's end where one lies in the second half. */
function sectionRuns(spans: readonly Span[], body: string, maxChars: number): Run[] {
  const runs: Run[] = [];
  let first = 0;
  while (first < spans.length) {
    const start = (spans[first] as Span).start;
    let last = first;
    let paragraphEnd = -1;
    for (let i = first; i < spans.length && (spans[i] as Span).end - start <= maxChars; i++) {
      last = i;
      const next = spans[i + 1];
      const closes = next === undefined || body.slice((spans[i] as Span).end, next.start).includes('\n');
      if (closes && (spans[i] as Span).end - start > maxChars / 2) paragraphEnd = i;
    }
    const whole = last === spans.length - 1;
    if (!whole && paragraphEnd >= 0) last = paragraphEnd;
    runs.push({ first, last });
    first = last + 1;
  }
  return runs;
}

/** Runs of at most `maxChars`, each beginning with the last sentence of the run before; a caption stands alone. */
function chunkRuns(spans: readonly Span[], alone: readonly boolean[], maxChars: number): Run[] {
  const runs: Run[] = [];
  let first = 0;
  while (first < spans.length) {
    const start = (spans[first] as Span).start;
    let last = first;
    while (!alone[first] && last + 1 < spans.length && !alone[last + 1]) {
      if ((spans[last + 1] as Span).end - start > maxChars) break;
      last++;
    }
    runs.push({ first, last });
    if (last + 1 >= spans.length) break;
    const next = last + 1;
    const both = (spans[next] as Span).end - (spans[last] as Span).start;
    const overlaps = last > first && !alone[next] && both <= maxChars;
    first = overlaps ? last : next;
  }
  return runs;
}
