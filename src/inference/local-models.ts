import { basename, dirname } from 'node:path';

let queue: Promise<unknown> = Promise.resolve();

type Transformers = typeof import('@xenova/transformers');

/**
 * Loads from the model folder `dir`, never from the network; `load` gets the folder's name for transformers, and
 * transformers. Loads run one after the other, because transformers keeps the location of its models in one variable.
 */
export function loadLocally<T>(
  dir: string,
  load: (name: string, transformers: Transformers) => Promise<T>,
): Promise<T> {
  const loading = queue.then(async () => {
    const transformers = await import('@xenova/transformers');
    transformers.env.allowRemoteModels = false;
    transformers.env.localModelPath = dirname(dir);
    return load(basename(dir), transformers);
  });
  queue = loading.catch(() => undefined);
  return loading;
}
