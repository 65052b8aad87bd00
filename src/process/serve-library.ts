import { z } from 'zod';
import { type Collections, LIBRARY_METHODS, type Reach } from '../model/library.ts';
import type { Service } from './serve-parent.ts';

/** A call without a valid reach gets no answer, because a forgotten reach is a bug and must not open everything. */
const reachShape: z.ZodType<Reach> = z.array(z.string()).nullable();

/** Offers collections as a service to the parent process. */
export function serveLibrary(collections: Collections): Service {
  return {
    call: async (method, args) => {
      if (method === 'listCollections') return collections.listCollections();
      if (method === 'listAllArticles') return collections.listAllArticles();
      if (method === 'statusOfAll') return collections.status();
      if (!LIBRARY_METHODS.some((known) => known === method)) throw new TypeError(`no such method: ${method}`);
      const [reach, ...rest] = args;
      const library = collections.within(reachShape.parse(reach)) as unknown as Record<
        string,
        (...args: readonly unknown[]) => Promise<unknown>
      >;
      return library[method]?.(...rest);
    },
    close: () => collections.close(),
  };
}
