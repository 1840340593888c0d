/** Every condition, comparison, constant and text of a rule is changed in turn: a test of that rule must turn red. */
export default {
  mutate: ['src/rules/*.ts', '!src/rules/index.ts', '!src/rules/reference.ts'],
  testRunner: 'vitest',
  plugins: ['./test/mutation/node_modules/@stryker-mutator/vitest-runner/dist/src/index.js'],
  // Its tool for tsconfig files wants an API that TypeScript 7 does not have: it is shown none.
  tsconfigFile: 'none.json',
  vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  reporters: ['progress-append-only', 'clear-text'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  thresholds: { high: 95, low: 90, break: 90 },
  tempDirName: '.stryker-tmp',
  allowEmpty: false,
};
