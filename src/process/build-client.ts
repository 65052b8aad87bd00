import type { Config } from '../support/config.ts';
import type { Log } from '../support/log.ts';
import { programPath } from '../support/program.ts';
import type { BuildOptions, BuildReport } from '../wire/build-index.ts';
import type { BuildProgress } from '../wire/embed-articles.ts';
import { ONE_TRY, openSupervisor } from './supervisor.ts';

/** What the build process is opened with. */
export interface BuildSettings {
  readonly config: Config;
  /** Whether it lets other processes go first. */
  readonly isBackground: boolean;
}

/** Builds in a process of its own, so that this one stays responsive. */
export interface Builder {
  /** Whether the published index is what a build would give now. */
  isFresh(): Promise<boolean>;
  /** @throws what {@link buildIndex} throws; LibraryUnavailable where the process dies or the builder is closed. */
  build(options: Omit<BuildOptions, 'onProgress'>, onProgress: (progress: BuildProgress) => void): Promise<BuildReport>;
  /** Id of the build process at the moment. */
  pid(): number | undefined;
  /** Ends the process, a build under way with it; nothing half is published. */
  close(): Promise<void>;
}

/** @param isBackground whether it lets others go first, for builds that nobody waits for. */
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
    pid: () => supervisor.pid(),
    close: () => supervisor.close(),
  };
}
