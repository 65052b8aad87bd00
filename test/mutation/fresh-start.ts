import fc from 'fast-check';
import { inject } from 'vitest';

// The thread is the same for all changes: the change of the run before must not be there while the sources are read.
declare module 'vitest' {
  interface ProvidedContext {
    globalNamespace: string;
    mutantActivation: string | undefined;
  }
}
type Stryker = { activeMutant: string | undefined; mutantCoverage: unknown };
const stryker = (globalThis as unknown as Record<string, Stryker | undefined>)[inject('globalNamespace')];
if (stryker !== undefined) {
  stryker.mutantCoverage = undefined;
  if (inject('mutantActivation') !== 'static') stryker.activeMutant = undefined;
}

// Few cases and always the same ones, so that a change is noticed in each measurement or in none.
fc.configureGlobal({ numRuns: 20, seed: 1 });
