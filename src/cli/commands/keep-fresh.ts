import { watchFiles } from '../../process/watch-files.ts';
import { describeError, type ErrorCode, type OperatorError } from '../../support/errors.ts';
import { type RefreshOptions, refreshIndex } from './refresh-index.ts';

export interface KeepFreshOptions extends Pick<RefreshOptions, 'config' | 'log' | 'signal'> {
  /** The state of the files before the index was last checked. */
  readonly state: string | undefined;
  /** The problem that prevented that build. */
  readonly problem: OperatorError | undefined;
}

/** Problems that a person must solve in the articles; the next try comes after a change. */
const NEEDS_CHANGE: ReadonlySet<ErrorCode> = new Set(['INDEX_SHRINKS', 'ARTICLES_MISSING', 'DATA_INVALID']);
/** Wait until the next try where another process builds. Chosen by hand. */
const LOCKED_AGAIN_MS = 5_000;
/** The next try may succeed, because a full disk may have space again or a killed process may survive. */
const FAILED_AGAIN_MS = 60_000;

/**
 * Builds the index again whenever files have changed and settled, and logs problems. @returns a function that ends
 * this.
 */
export function keepFresh({ state, problem, ...options }: KeepFreshOptions): { stop(): void } {
  const { config, log, signal } = options;
  const build = async (): Promise<number | undefined> => {
    try {
      const failure = await refreshIndex({ ...options, isAutomatic: true, isBackground: true });
      if (!failure || signal.aborted) return undefined;
      if (failure.code === 'INDEX_LOCKED') return LOCKED_AGAIN_MS;
      log.warn(describeError(failure));
      return NEEDS_CHANGE.has(failure.code) ? undefined : FAILED_AGAIN_MS;
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'the index could not be built; trying again later');
      return FAILED_AGAIN_MS;
    }
  };
  return watchFiles({
    dataDir: config.dataDir,
    glossaryFile: config.glossaryFile,
    state: problem && !NEEDS_CHANGE.has(problem.code) ? undefined : state,
    onSettled: build,
  });
}
