import { describeError } from '../../support/errors.ts';
import { listenForVersions } from '../../wire/shared/fetch-index.ts';
import { type RefreshOptions, refreshIndex } from './refresh-index.ts';

export type KeepMirroredOptions = Pick<RefreshOptions, 'config' | 'log' | 'signal'>;

/** The notice of a new version may be lost with its connection. */
const LOOKS_EVERY_MS = 60_000;

/**
 * Fetches whenever the database publishes another version, one at a time. A failure is logged, and the local version
 * stays in use. @returns a function that ends this.
 */
export function keepMirrored(options: KeepMirroredOptions): { stop(): void } {
  const { config, log, signal } = options;
  let running: Promise<void> | undefined;
  let isAskedAgain = false;
  const fetch = async () => {
    try {
      const problem = await refreshIndex({ ...options, isAutomatic: true, isBackground: true });
      if (problem && !signal.aborted) log.warn(describeError(problem));
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'the index could not be fetched; trying again later');
    }
  };
  const look = () => {
    if (signal.aborted) return;
    if (running) {
      isAskedAgain = true;
      return;
    }
    running = fetch().finally(() => {
      running = undefined;
      if (isAskedAgain) {
        isAskedAgain = false;
        look();
      }
    });
  };
  const listening = listenForVersions(config.sharedIndex?.url ?? '', look);
  const timer = setInterval(look, LOOKS_EVERY_MS).unref();
  return {
    stop: () => {
      clearInterval(timer);
      void listening.then((one) => one.close());
    },
  };
}
