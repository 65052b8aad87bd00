import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { buildIndex } from '../../wire/build-index.ts';

/** A separate set-up: an index is published, and an article has changed since. */
export interface Ground {
  readonly config: Config;
  readonly log: Log;
}

/** A difficulty that the disk, rights, paths or surroundings of a build can cause. */
export interface Place {
  readonly name: string;
  /** The allowed ends of a build there: a new version, or one of these errors. */
  readonly ends: readonly string[];
  /** Causes the difficulty. @returns a function that removes it. @throws NotOffered if this machine cannot have it. */
  readonly spoil: (ground: Ground) => Promise<() => Promise<void>>;
  /** Builds there. @returns how it ended, see {@link Place.ends}. */
  readonly build?: (ground: Ground) => Promise<string>;
  /** True if the former version can be read meanwhile; if not, an error says why. */
  readonly serves: boolean;
}

/** The machine lacks something that a place needs. */
export class NotOffered extends Error {}

/** @returns `built`, the code of an error with a remedy, or a description of the bug. */
export async function buildHere({ config, log }: Ground): Promise<string> {
  return buildIndex(config, log).then(() => 'built', nameOf);
}

/** The code of an error with a remedy, or a description of the bug. */
export function nameOf(error: unknown): string {
  return error instanceof OperatorError ? error.code : `a bug: ${error instanceof Error ? error.stack : String(error)}`;
}
