import { LibraryUnavailable } from '../../model/library.ts';
import { openBuilder } from '../../process/build-client.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { isReader } from '../../wire/shared/fetch-index.ts';
import { makeProgressBar } from '../progress-bar.ts';

export interface RefreshOptions {
  readonly config: Config;
  readonly log: Log;
  /** Stops the build; the published version stays. */
  readonly signal: AbortSignal;
  /** True if no person asked for it, see {@link BuildOptions}. */
  readonly isAutomatic: boolean;
  /** True if nobody waits for it: it shows no progress and lets other processes go first. */
  readonly isBackground?: boolean;
}

/**
 * Builds a missing or stale index in another process, with a progress bar on stderr; a reader fetches the published
 * version from the database.
 * @returns the operator's problem that prevented it; an older index may still be in use.
 */
export async function refreshIndex(options: RefreshOptions): Promise<OperatorError | undefined> {
  const { config, log, signal, isAutomatic, isBackground = false } = options;
  const builder = openBuilder(config, log, isBackground);
  const bar = makeProgressBar();
  const stop = () => void builder.close();
  signal.addEventListener('abort', stop);
  try {
    if (isReader(config)) {
      await builder.fetch();
      return undefined;
    }
    if (isAutomatic && (await builder.isFresh())) return undefined;
    await builder.build({ automatic: isAutomatic }, ({ stage, done, total }) => {
      if (!isBackground) bar.show(stage, done, total);
    });
    return undefined;
  } catch (error) {
    if (error instanceof OperatorError) return error;
    if (signal.aborted && error instanceof LibraryUnavailable) return undefined;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    bar.stop();
    await builder.close();
  }
}
