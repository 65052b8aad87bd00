import type { AnswererTools } from '../../answer/answerer.ts';
import type { Embedder } from '../../inference/embedder.ts';
import type { Reader } from '../../inference/reader.ts';

/**
 * The models of an answerer, asked once for what several readers of one index ask for alike: a model says the same to the same texts,
 * and takes nearly all the time of an answer. What is remembered is forgotten with `forget`.
 */
export function rememberModels({ embedder, reader }: Pick<AnswererTools, 'embedder' | 'reader'>): {
  readonly models: Pick<AnswererTools, 'embedder' | 'reader'>;
  forget(): void;
} {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(asked: readonly unknown[], compute: () => Promise<T>): Promise<T> => {
    const key = JSON.stringify(asked);
    const before = known.get(key) as Promise<T> | undefined;
    if (before) return before;
    const computed = compute();
    known.set(key, computed);
    return computed;
  };
  const rememberingEmbedder: Embedder | null = embedder && {
    ...embedder,
    embedQuestion: (text) => once(['embed', text], () => embedder.embedQuestion(text)),
  };
  const rememberingReader: Reader | null = reader && {
    modelId: reader.modelId,
    read: (...asked) => once(['read', ...asked], () => reader.read(...asked)),
    judge: (...asked) => once(['judge', ...asked], () => reader.judge(...asked)),
    close: () => reader.close(),
  };
  return { models: { embedder: rememberingEmbedder, reader: rememberingReader }, forget: () => known.clear() };
}
