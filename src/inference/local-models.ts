import { basename, dirname } from 'node:path';
import { env } from '@xenova/transformers';

let queue: Promise<unknown> = Promise.resolve();

/**
 * Loads from the model folder `dir`, never from the network; `load` gets the folder's name for transformers. Loads run
 * one after the other, because transformers keeps the location of its models in one variable.
 */
export function loadLocally<T>(dir: string, load: (name: string) => Promise<T>): Promise<T> {
  const loading = queue.then(() => {
    env.allowRemoteModels = false;
    env.localModelPath = dirname(dir);
    return load(basename(dir));
  });
  queue = loading.catch(() => undefined);
  return loading;
}
