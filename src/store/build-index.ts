import type { Embedder } from '../inference/embedder.ts';
import type { Article } from '../model/article.ts';
import type { Chunk, Sentence } from '../model/chunk.ts';
import { slice } from '../model/span.ts';
import { BM25 } from '../model/tuning.ts';
import { foldText } from '../text/script/fold.ts';
import type { IndexData } from './index-data.ts';
import { alignTerms, buildLexicalIndex } from './lexical-index.ts';
import type { VectorCache } from './vectors/vector-cache.ts';

/** Progress of a build: `done` of `total` chunks embedded. */
export type OnProgress = (done: number, total: number) => void;

/** Articles in id order and the units into which they were cut. */
export interface IndexSource {
  readonly articles: readonly Article[];
  readonly sentences: readonly Sentence[];
  readonly chunks: readonly Chunk[];
  readonly sections: number;
}

/** Gives the terms of folded text, in order, with repetitions. */
export type IndexTerms = (folded: string) => string[];

/** Makes both lexical indexes; it folds and segments every sentence once. */
export function buildIndexData({ articles, sentences, chunks, sections }: IndexSource, termsOf: IndexTerms): IndexData {
  const sentenceTerms = sentences.map(({ articleIndex, span }) => {
    return termsOf(foldText(slice((articles[articleIndex] as Article).body, span)));
  });
  const sectionTerms: string[][] = Array.from({ length: sections }, () => []);
  const titled = new Set<number>();
  for (const { id, articleIndex, sectionIndex } of sentences) {
    const terms = sectionTerms[sectionIndex] as string[];
    if (!titled.has(sectionIndex)) terms.push(...titleTerms(articles[articleIndex] as Article, termsOf));
    titled.add(sectionIndex);
    for (const term of sentenceTerms[id] as string[]) terms.push(term);
  }
  const bySection = buildLexicalIndex(sectionTerms);
  return {
    articles,
    chunks,
    sentences,
    sectionTerms: bySection,
    sentenceTerms: alignTerms(buildLexicalIndex(sentenceTerms), bySection.terms),
  };
}

function titleTerms({ title }: Article, termsOf: IndexTerms): string[] {
  const terms = title === null ? [] : termsOf(foldText(title));
  return Array.from({ length: BM25.titleRepeats }, () => terms).flat();
}

/** The text that is embedded for a chunk: folded, after the title of its article. */
function embeddedText(article: Article, chunk: Chunk): string {
  const text = slice(article.body, chunk.span);
  return foldText(article.title === null ? text : `${article.title}\n${text}`);
}

/** Embeds passages, `width` of them at a time; a plain {@link Embedder} embeds one at a time. */
export interface PassageEmbedder {
  readonly width?: number;
  embedPassage(text: string): Promise<Float32Array>;
}

/** The model and the cache of its vectors. */
export interface Embedding {
  readonly embedder: Embedder;
  readonly cache: VectorCache;
  /** Called once with the number of passages that the cache lacks; it returns a faster embedder for them. */
  readonly widen?: (missing: number) => Promise<PassageEmbedder>;
}

/** The vector of every chunk and the key of its text. */
export interface EmbeddedChunks {
  readonly vectors: readonly Float32Array[];
  readonly keys: readonly string[];
}

/** The vectors of all chunks, by id; vectors in the cache are not computed again. */
export async function embedChunks(
  { articles, chunks }: IndexData,
  { embedder, cache, widen }: Embedding,
  onProgress: OnProgress,
): Promise<EmbeddedChunks> {
  const vectors: Float32Array[] = new Array(chunks.length);
  const keys: string[] = new Array(chunks.length);
  const missing = new Map<string, number[]>();
  let done = 0;
  const place = (vector: Float32Array, ids: readonly number[]) => {
    for (const id of ids) vectors[id] = vector;
    done += ids.length;
  };
  for (const chunk of chunks) {
    const text = embeddedText(articles[chunk.articleIndex] as Article, chunk);
    keys[chunk.id] = cache.keyOf(text);
    const twins = missing.get(text);
    const vector = twins ? undefined : cache.find(text);
    if (vector) place(vector, [chunk.id]);
    else if (twins) twins.push(chunk.id);
    else missing.set(text, [chunk.id]);
  }
  onProgress(done, chunks.length);
  if (missing.size === 0) return { vectors, keys };
  const passages: PassageEmbedder = (await widen?.(missing.size)) ?? embedder;
  await severalAtATime(missing, passages.width ?? 1, async ([text, ids]) => {
    const vector = await passages.embedPassage(text);
    cache.put(text, vector);
    place(vector, ids);
    onProgress(done, chunks.length);
  });
  return { vectors, keys };
}

/** Runs `work` on everything, `width` at a time, started in order; stops at the first failure. */
async function severalAtATime<T>(all: Iterable<T>, width: number, work: (one: T) => Promise<void>): Promise<void> {
  const rest = all[Symbol.iterator]();
  const lane = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: width }, lane));
}
