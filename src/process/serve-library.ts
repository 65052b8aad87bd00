import type { Library } from '../model/library.ts';
import { LIBRARY_METHODS } from './library-client.ts';
import type { Service } from './serve-parent.ts';

/** A library as a service to the parent process. */
export function serveLibrary(library: Library): Service {
  const methods = library as unknown as Record<string, (...args: readonly unknown[]) => Promise<unknown>>;
  return {
    call: async (method, args) => {
      if (!LIBRARY_METHODS.some((known) => known === method)) throw new TypeError(`no such method: ${method}`);
      return methods[method]?.(...args);
    },
    close: () => library.close(),
  };
}
