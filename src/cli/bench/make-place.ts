import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitArticles } from '../../chunking/split-articles.ts';
import { parseSquad } from '../../eval/squad.ts';
import type { Article } from '../../model/article.ts';
import { buildIndexData } from '../../store/build-index.ts';
import { FORMAT_VERSION } from '../../store/manifest.ts';
import { mergeArticles } from '../../store/selection/merge-articles.ts';
import type { ChunkVectors } from '../../store/vectors/write-vectors.ts';
import { writeVersion } from '../../store/write-version.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import { sha256 } from '../../support/files.ts';
import type { Log } from '../../support/log.ts';
import { embedArticles } from '../../wire/embed-articles.ts';
import { openLanguage } from '../../wire/language.ts';
import type { SyntheticPiece } from '../postgres/synthesis.ts';
import { makeProgressBar } from '../progress-bar.ts';

/** A question and the article it was written for. */
export interface BenchQuestion {
  readonly text: string;
  readonly articleId: string;
}

/** Paragraphs of question sets as articles, and questions spread evenly over all of theirs. */
export interface BenchSet {
  readonly articles: readonly Article[];
  readonly questions: readonly BenchQuestion[];
}

/** Every other article is of the first day, so that a filter can leave half of them. */
const DAYS = ['2020-06-01', '2021-06-01'] as const;
/** A filter from here on leaves the articles of the second day. */
export const LATER_HALF = '2021-01-01';

export async function readBenchSet(files: readonly string[], count: number): Promise<BenchSet> {
  const articles: Article[] = [];
  const questions: BenchQuestion[] = [];
  for (const [number, file] of files.entries()) {
    const set = parseSquad(await readFile(file, 'utf8'), false);
    const own = set.articles.map((article) => ({ ...article, id: `s${number}-${article.id}` }));
    for (const article of own)
      articles.push({ ...article, publishedOn: DAYS[articles.length % DAYS.length] as string, source: '某报' });
    for (const { text, articleIndex } of set.questions)
      questions.push({ text, articleId: own[articleIndex]?.id as string });
  }
  const spread = Array.from({ length: Math.min(count, questions.length) }, (_, i) => {
    return questions[Math.floor((i * questions.length) / count)] as BenchQuestion;
  });
  return { articles, questions: spread };
}

export interface PlaceOptions {
  readonly config: Config;
  readonly log: Log;
  readonly set: BenchSet;
  /** Passages of the index: those of the set, and made-up ones behind them. */
  readonly size: number;
  /** Where indexes are kept from one run to the next. */
  readonly dir: string;
}

/**
 * An index over the set and made-up articles, embedded and written by the code of the product; one that was made before is taken.
 * @returns its directory
 * @throws MODEL_MISSING
 */
export async function makePlace({ config, log, set, size, dir }: PlaceOptions): Promise<string> {
  const whole = sha256(JSON.stringify([FORMAT_VERSION, size, set.articles.map(({ id, body }) => [id, body])]));
  const indexDir = join(dir, `index-${size}-${whole.slice(0, 8)}`);
  if (existsSync(indexDir)) return indexDir;
  const language = await openLanguage(config.glossaryFile);
  const data = buildIndexData({ articles: set.articles, ...splitArticles(set.articles) }, language.termsOf);
  const real = { data, vectors: await embed({ ...config, indexDir: dir }, log, data) };
  const missing = size - data.chunks.length;
  const filled = missing > 0 ? joined(real, await fillers(real.vectors, missing)) : real;
  const partial = `${indexDir}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  const facts = { builtAt: new Date(), fingerprint: 'bench', corpusHash: whole, check: () => undefined };
  await writeVersion(partial, filled.data, filled.vectors, facts);
  await rename(partial, indexDir);
  await writeFile(join(indexDir, 'questions.json'), JSON.stringify(set.questions));
  return indexDir;
}

type Embedded = Pick<SyntheticPiece, 'data'> & { readonly vectors: ChunkVectors };

async function embed(config: Config, log: Log, data: Embedded['data']): Promise<ChunkVectors> {
  await mkdir(config.indexDir, { recursive: true });
  const bar = makeProgressBar();
  const { vectors } = await embedArticles(config, log, {
    data,
    full: false,
    onProgress: ({ stage, done, total }) => bar.show(stage, done, total),
  }).finally(() => bar.stop());
  if (vectors) return vectors;
  throw OperatorError.of('MODEL_MISSING', { tried: [config.modelsDir] });
}

/** Made-up articles whose vectors lie as near to those of the set as these lie to one another. */
async function fillers({ vectors, dimensions }: ChunkVectors, count: number): Promise<SyntheticPiece> {
  const { openLikeDictionary } = await import('../postgres/like-dictionary.ts');
  const piece = (await openLikeDictionary()).piece(1, count);
  const middle = new Float32Array(dimensions);
  for (const vector of vectors)
    for (let d = 0; d < dimensions; d++) add(middle, d, (vector[d] as number) / vectors.length);
  const own = Math.sqrt(Math.max(0, 1 - Math.hypot(...middle) ** 2));
  for (let at = 0; at < piece.vectors.length; at += dimensions) {
    const row = piece.vectors.subarray(at, at + dimensions);
    for (let d = 0; d < dimensions; d++) row[d] = own * (row[d] as number) + (middle[d] as number);
    const length = Math.hypot(...row);
    for (let d = 0; d < dimensions; d++) row[d] = (row[d] as number) / length;
  }
  const articles = piece.data.articles.map((article, i) => {
    return { ...article, publishedOn: DAYS[i % DAYS.length] as string, source: '某报' };
  });
  return { ...piece, data: { ...piece.data, articles } };
}

function add(into: Float32Array, at: number, value: number): void {
  into[at] = (into[at] as number) + value;
}

/** Both as one index, in the order of their articles' ids. */
function joined(real: Embedded, piece: SyntheticPiece): Embedded {
  const data = mergeArticles(real.data, piece.data);
  const { modelId, dimensions, settings } = real.vectors;
  const rows = new Map<string, { readonly vector: Float32Array; readonly key: string }[]>();
  const put = (
    { articles, chunks }: Embedded['data'],
    rowOf: (id: number) => { vector: Float32Array; key: string },
  ) => {
    for (const { id, articleIndex } of chunks) {
      const article = articles[articleIndex]?.id as string;
      const own = rows.get(article);
      if (own) own.push(rowOf(id));
      else rows.set(article, [rowOf(id)]);
    }
  };
  put(real.data, (id) => ({
    vector: real.vectors.vectors[id] as Float32Array,
    key: real.vectors.keys[id] as string,
  }));
  put(piece.data, (id) => ({
    vector: piece.vectors.subarray(id * dimensions, (id + 1) * dimensions),
    key: sha256(`made up ${id}`),
  }));
  const merged = data.articles.flatMap(({ id }) => rows.get(id) ?? []);
  const vectors = {
    modelId,
    dimensions,
    settings,
    vectors: merged.map((one) => one.vector),
    keys: merged.map((one) => one.key),
  };
  return { data, vectors };
}
