import { LibraryUnavailable } from '../../model/library.ts';
import { openBuilder } from '../../process/build-client.ts';
import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { makeProgressBar } from '../progress-bar.ts';

export interface RefreshOptions {
  readonly config: Config;
  readonly log: Log;
  /** Stops the build; what is published stays. */
  readonly signal: AbortSignal;
}

/**
 * Builds the index where it is missing or stale, in a process of its own, with a progress bar on stderr.
 * @returns the operator's problem that prevented it: an older index may still serve.
 */
export async function refreshIndex({ config, log, signal }: RefreshOptions): Promise<OperatorError | undefined> {
  const builder = openBuilder(config, log);
  const bar = makeProgressBar();
  const stop = () => void builder.close();
  signal.addEventListener('abort', stop);
  try {
    if (await builder.isFresh()) return undefined;
    await builder.build({}, ({ stage, done, total }) => bar.show(stage, done, total));
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
