import { splitArticles } from '../../chunking/split-articles.ts';
import { makeRandom, type Random } from '../../eval/random.ts';
import type { Article } from '../../model/article.ts';
import { slice } from '../../model/span.ts';
import { STORE } from '../../model/tuning.ts';
import { buildIndexData } from '../../store/build-index.ts';
import type { IndexData } from '../../store/index-data.ts';
import type { Manifest } from '../../store/manifest.ts';
import { makeOpenIndex } from '../../store/open-index.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { foldText } from '../../text/script/fold.ts';
import { makeAnalyser, openLanguage } from '../../wire/language.ts';
import { readSet } from '../evaluation/evaluate-squad.ts';
import { madeManifest } from '../made-manifest.ts';
import { embedKept } from './embed-kept.ts';
import {
  assemblePiece,
  DIMENSIONS,
  type MadeSentence,
  type MakeChunk,
  pickOf,
  type Synthesis,
  unit,
} from './synthesis.ts';

/** The shares of three real vectors in the vector of a chunk; its sentences come from the first two. Chosen by hand. */
const SHARES = [0.65, 0.25, 0.1] as const;
/** Sentences of a chunk that come from the first, and from the second. */
const SENTENCES = [2, 1] as const;
/** Most questions that are embedded. */
const QUESTIONS = 400;

interface RealChunk {
  readonly sentences: readonly MadeSentence[];
  readonly vector: Float32Array;
}

/**
 * Makes chunks of the paragraphs of sets in SQuAD's format: sentences of two of them that were put together anew, and a mean of the
 * vectors of three. The chunks of an article go along neighbouring paragraphs. Questions are those of the sets.
 */
export async function openLikeSets(config: Config, log: Log, texts: readonly string[]): Promise<Synthesis> {
  const sets = texts.map((text) => readSet({ text, questionsText: undefined, titles: false, part: undefined }));
  const articles: Article[] = sets.flatMap((set, s) => set.articles.map((one) => ({ ...one, id: `s${s}${one.id}` })));
  const language = await openLanguage(config.glossaryFile);
  const data = buildIndexData({ articles, ...splitArticles(articles) }, language.termsOf);
  const random = makeRandom(11);
  const all = sets.flatMap((set) => set.questions.map(({ text }) => text));
  const asked = Array.from({ length: Math.min(QUESTIONS, all.length) }, () => pickOf(all, random));
  const embedded = await embedKept(config, log, { data, questions: asked });
  if (!embedded) throw OperatorError.of('MODEL_MISSING', { tried: [config.modelsDir] });
  const real = realChunks(data, embedded.chunks.vectors, language.termsOf);
  const analyse = makeAnalyser(makeOpenIndex(manifestOf(data), data, null, STORE), language);
  const questions = asked.map((text, i) => ({
    terms: analyse({ text, filters: {}, now: '2022-06-30' }).terms,
    vector: embedded.questions[i] as Float32Array,
  }));
  return {
    piece: (number, chunks) => {
      const own = makeRandom(1_000_003 * (number + 1));
      return assemblePiece(number, chunks, () => startArticle(real, own));
    },
    questions: (_, count) =>
      Array.from({ length: count }, (_one, i) => questions[i % questions.length]).flatMap((q) => q ?? []),
  };
}

function startArticle(real: readonly RealChunk[], random: Random): MakeChunk {
  let place = Math.floor(random() * real.length);
  return () => {
    const parts = [real[place++ % real.length] as RealChunk, pickOf(real, random), pickOf(real, random)];
    const sentences = SENTENCES.flatMap((count, i) =>
      Array.from({ length: count }, () => pickOf((parts[i] as RealChunk).sentences, random)),
    );
    const vector = new Float32Array(DIMENSIONS);
    for (const [i, share] of SHARES.entries()) {
      const own = (parts[i] as RealChunk).vector;
      for (let d = 0; d < DIMENSIONS; d++) vector[d] = (vector[d] as number) + share * (own[d] as number);
    }
    return { sentences, vector: unit(vector) };
  };
}

function realChunks(
  { articles, chunks, sentences }: IndexData,
  vectors: readonly Float32Array[],
  termsOf: (folded: string) => string[],
): RealChunk[] {
  const made = sentences.map(({ articleIndex, span }) => {
    const text = slice((articles[articleIndex] as Article).body, span);
    return { text, terms: termsOf(foldText(text)) };
  });
  return chunks.map(({ id, firstSentence, lastSentence }) => ({
    sentences: made.slice(firstSentence, lastSentence + 1),
    vector: vectors[id] as Float32Array,
  }));
}

function manifestOf(data: IndexData): Manifest {
  return madeManifest({
    dimensions: 0,
    articles: data.articles.length,
    sections: data.sectionTerms.lengths.length,
    chunks: data.chunks.length,
    vectors: 0,
  });
}
