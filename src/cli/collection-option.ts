import type { Reach } from '../model/library.ts';

/** In the form that node:util parseArgs takes. */
export const COLLECTION_OPTION = { type: 'string', multiple: true } as const;

/** The named collections; null, for all that are not private, if none is named. */
export function reachOfOption(names: readonly string[] | undefined): Reach {
  return names === undefined || names.length === 0 ? null : names;
}
