const shared = {
  testEnvironment: '<rootDir>/test/jest/shared-environment.mjs',
  runtime: '<rootDir>/test/jest/shared-runtime.mjs',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    '^#libs/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};

/** Every test of the repository: unit tests beside the code, and those under test/, which get a PostgreSQL. */
export default {
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'],
      globalSetup: '<rootDir>/test/jest/build-product.mjs',
    },
    {
      ...shared,
      displayName: 'real',
      testMatch: ['<rootDir>/test/**/*-spec.ts'],
      // Citus is no package of Debian's; see docs/scaling.md.
      testPathIgnorePatterns: ['/node_modules/', ...(process.env.TEST_CITUS_URL ? [] : ['/test/citus/'])],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
  reporters: ['default', '<rootDir>/scripts/jest-counts.mjs'],
  testSequencer: '<rootDir>/scripts/jest-long-first.mjs',
  // One more than cores on a small machine: some files wait for a browser or for time to pass.
  maxWorkers: 3,
  testTimeout: 90_000,
};
