import type { Config } from '../../support/config.ts';
import { OperatorError } from '../../support/errors.ts';
import type { Log } from '../../support/log.ts';
import { buildIndex } from '../../wire/build-index.ts';

/** A set-up of its own: an index is published, and an article has changed since. */
export interface Ground {
  readonly config: Config;
  readonly log: Log;
}

/** A difficulty that the disk, rights, paths or surroundings of a build can make. */
export interface Place {
  readonly name: string;
  /** How a build may end there: with a new version, or with one of these errors. */
  readonly ends: readonly string[];
  /** Makes the difficulty. @returns what takes it away. @throws NotOffered where this machine cannot have it. */
  readonly spoil: (ground: Ground) => Promise<() => Promise<void>>;
  /** Builds there. @returns how it ended, see {@link Place.ends}. */
  readonly build?: (ground: Ground) => Promise<string>;
  /** Whether the version before can be read meanwhile; where not, an error says why. */
  readonly serves: boolean;
}

/** The machine does not offer what a place needs. */
export class NotOffered extends Error {}

/** @returns `built`, the code of an error with a remedy, or what the bug is. */
export async function buildHere({ config, log }: Ground): Promise<string> {
  return buildIndex(config, log).then(() => 'built', nameOf);
}

/** The code of an error with a remedy, or what the bug is. */
export function nameOf(error: unknown): string {
  return error instanceof OperatorError ? error.code : `a bug: ${error instanceof Error ? error.stack : String(error)}`;
}
