import type { Collections, Library } from '../../src/model/library.ts';

/** Collections that are one library, whatever the reach. */
export function asCollections(library: Library): Collections {
  return {
    within: () => library,
    listCollections: async () => [],
    status: () => library.status(),
    close: async () => {},
  };
}
