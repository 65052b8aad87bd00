import { defineConfig } from 'vitest/config';

/** Tests that start no process, load no model and read few files: seconds, for while you write. */
export default defineConfig({
  test: {
    include: ['test/*.test.ts', 'test/{unit,golden,contracts}/**/*.test.ts'],
    exclude: [
      'test/unit/process/**',
      'test/{unit/store/postgres,unit/postgres}/**',
      'test/contracts/{embedder,library,reader,postgres-history,index-reading}.test.ts',
      'test/unit/inference/{model-files,transformers-reader,token-alignment}.test.ts',
      'test/unit/ingest/{documents/known-documents,corpus/saved-pages}.test.ts',
    ],
    setupFiles: ['test/support/few-runs.ts'],
    coverage: { include: ['src/**'], reporter: ['text-summary', 'html'], reportOnFailure: true },
    // Seconds each where nothing else runs, minutes on a busy machine; only a hang takes this long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
  },
});
