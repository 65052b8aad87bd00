import type { Reach } from '../model/library.ts';

export const COLLECTION_OPTION = {
  type: 'string',
  multiple: true,
  takes: 'NAME',
  says: 'only that collection and what belongs to none; may be repeated',
} as const;

/** The named collections; null, for all that are not private, if none is named. */
export function reachOfOption(names: readonly string[] | undefined): Reach {
  return names === undefined || names.length === 0 ? null : names;
}
