/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // A fault shows in what a test expects, not in how long a busy machine takes: this only ends what hangs.
  testTimeout: 60_000,
  maxWorkers: '100%',
  testSequencer: '<rootDir>/test/longest-first.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.comity'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
};
