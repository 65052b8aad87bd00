import type { Reach } from '../model/library.ts';

/** As node:util parseArgs takes it. */
export const COLLECTION_OPTION = { type: 'string', multiple: true } as const;

/** The collections named; all that are not private where none is. */
export function reachOfOption(names: readonly string[] | undefined): Reach {
  return names === undefined || names.length === 0 ? null : names;
}
