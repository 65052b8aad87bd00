import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/model-setup.ts'],
    // Many tests start processes, some twice; a start may take four minutes on a busy machine. Only a hang takes this long.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
});
