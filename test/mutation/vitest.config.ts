import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestProject, type TestSpecification } from 'vitest/node';
import { WARM_POOL } from './warm-worker.ts';

const tests = process.env['MUTATION_TESTS'] ?? 'test/unit/{text,question,answer}';

/** Stryker asks for threads that end after each run; this keeps one. */
const keepWarm: Plugin & { configureVitest(given: { project: TestProject }): void } = {
  name: 'keep-warm',
  configureVitest({ project: { config } }) {
    Object.assign(config, { pool: WARM_POOL.name, poolRunner: WARM_POOL, isolate: true });
  },
};

/** Vitest begins with the slowest files, but the first test that fails ends a run. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).reverse();
  }
}

/** The fast tests of the mutated room: they alone must notice a change of it. */
export default defineConfig({
  plugins: [keepWarm],
  test: {
    include: [`${tests}/**/*.test.ts`],
    // Whole worlds that take seconds.
    exclude: ['test/unit/answer/{local-collections,work-per-question}.test.ts'],
    setupFiles: ['test/mutation/fresh-start.ts'],
    sequence: { sequencer: QuickFirst },
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
