import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { splitArticles } from '../chunking/split-articles.ts';
import type { Article } from '../model/article.ts';
import { type LeftOut, NOTHING_LEFT_OUT } from '../model/rules.ts';
import { STORE } from '../model/tuning.ts';
import type { OnProgress } from '../store/build-index.ts';
import { buildMemoryIndex } from '../store/memory-index.ts';
import { cacheQuestions } from '../store/vectors/cache-questions.ts';
import { openVectorCache, type VectorCache } from '../store/vectors/vector-cache.ts';
import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { openEmbedderIfPossible } from './inference.ts';
import { openLanguage } from './language.ts';
import { makeAnswerer, type OpenAnswerer } from './open-library.ts';

/** An answerer over articles whose index is only in memory; vectors are cached separately. */
export async function openTemporaryAnswerer(
  config: Config,
  log: Log,
  articles: readonly Article[],
  onProgress: OnProgress,
): Promise<OpenAnswerer & { readonly embedded: number }> {
  mkdirSync(config.indexDir, { recursive: true });
  const language = await openLanguage(config.glossaryFile);
  const source = { articles, ...splitArticles(articles) };
  const embedder = await openEmbedderIfPossible(config, log);
  const cache: VectorCache | null = embedder ? openVectorCache(cacheOfEvaluations(config), embedder.modelId) : null;
  const embedding = embedder && cache ? { embedder, cache } : null;
  const index = await buildMemoryIndex(source, language.termsOf, embedding, STORE, onProgress);
  const embedded = cache?.misses ?? 0;
  if (cache) cache.close();
  await embedder?.close();
  const answerer = await makeAnswerer(config, log, { index, language, notes: [] });
  if (!answerer.tools.embedder) return { ...answerer, embedded };
  const questions = openVectorCache(cacheOfEvaluations(config), `${answerer.tools.embedder.modelId}?`);
  const embedderOfQuestions = cacheQuestions(answerer.tools.embedder, questions);
  const leaveOut = (rules: LeftOut) => ({ ...answerer.leaveOut(rules), embedder: embedderOfQuestions });
  return {
    tools: leaveOut(NOTHING_LEFT_OUT),
    leaveOut,
    rephrase: null,
    conversation: answerer.conversation,
    over: answerer.over,
    embedded,
    close: async () => {
      questions.close();
      await answerer.close();
    },
  };
}

/** Separate from the cache of builds, which holds only vectors of the index. */
export function cacheOfEvaluations({ indexDir }: Config): string {
  return join(indexDir, 'evaluation-vectors.sqlite');
}
