import { defineConfig } from 'vitest/config';

/** The tests of the rules alone. */
export default defineConfig({
  test: {
    include: ['test/rules/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/rules/catalogue.test.ts', 'test/rules/reference.test.ts'],
  },
});
