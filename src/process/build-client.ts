import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { programPath } from '../support/program.ts';
import type { BuildOptions, BuildReport } from '../wire/build-index.ts';
import type { BuildProgress } from '../wire/embed-articles.ts';
import { ONE_TRY, openSupervisor } from './supervisor.ts';

/** Settings of the build process. */
export interface BuildSettings {
  readonly config: Config;
  /** True if it lets other processes go first. */
  readonly isBackground: boolean;
}

/** Builds in another process, so that this one stays responsive. */
export interface Builder {
  /** True if a build now would give the published index again. */
  isFresh(): Promise<boolean>;
  /** @throws the errors of {@link buildIndex}; LibraryUnavailable if the process dies or the builder is closed. */
  build(options: Omit<BuildOptions, 'onProgress'>, onProgress: (progress: BuildProgress) => void): Promise<BuildReport>;
  /** Updates the index directory of a reader from the database. @throws the errors of {@link fetchFromDatabase}. */
  fetch(): Promise<boolean>;
  /** Id of the present build process. */
  pid(): number | undefined;
  /** Ends the process and any build in progress; nothing incomplete is published. */
  close(): Promise<void>;
}

/** @param isBackground true to let other processes go first, for builds that nobody waits for. */
export function openBuilder(config: Config, log: Log, isBackground = false): Builder {
  const module = programPath(import.meta.dirname, 'build-process');
  const supervisor = openSupervisor({
    ...ONE_TRY,
    module,
    settings: { config, isBackground } satisfies BuildSettings,
    log,
  });
  return {
    isFresh: () => supervisor.call('isFresh', []) as Promise<boolean>,
    build: (options, onProgress) =>
      supervisor.call('build', [options], {
        onProgress: (progress) => onProgress(progress as BuildProgress),
      }) as Promise<BuildReport>,
    fetch: () => supervisor.call('fetch', []) as Promise<boolean>,
    pid: () => supervisor.pid(),
    close: () => supervisor.close(),
  };
}
