import { watchFiles } from '../../process/watch-files.ts';
import { describeError, type ErrorCode, type OperatorError } from '../../support/errors.ts';
import { type RefreshOptions, refreshIndex } from './refresh-index.ts';

export interface KeepFreshOptions extends Pick<RefreshOptions, 'config' | 'log' | 'signal'> {
  /** The files as they were before the index was last looked after. */
  readonly state: string | undefined;
  /** What prevented the build then. */
  readonly problem: OperatorError | undefined;
}

/** A person has to do something about the articles first; they are looked at again when they change. */
const NEEDS_CHANGE: ReadonlySet<ErrorCode> = new Set(['INDEX_SHRINKS', 'ARTICLES_MISSING', 'DATA_INVALID']);
const LOCKED_AGAIN_MS = 5_000;
/** A full disk may have room again, a process that was killed may live next time. */
const FAILED_AGAIN_MS = 60_000;

/** Builds the index again whenever files have changed and settled; problems are logged. @returns what ends it. */
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
