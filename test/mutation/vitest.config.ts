import { defineConfig } from 'vitest/config';
import unit from '../../vitest.unit.config.ts';

const tests = process.env['MUTATION_TESTS'] ?? 'test/unit/{text,question,answer}';

/** The fast tests that mirror the mutated folder: they alone must notice a change of it. */
export default defineConfig({
  test: { ...unit.test, include: [`${tests}/**/*.test.ts`], testTimeout: 600_000, hookTimeout: 600_000 },
});
