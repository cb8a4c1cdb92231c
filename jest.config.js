const shared = {
  testEnvironment: 'node',
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  extensionsToTreatAsEsm: ['.ts'],
  resolver: '<rootDir>/test/support/resolve-required.mjs',
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  moduleNameMapper: {
    '^#libs/(.*)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^(@nestjs-modules/mailer.*)$': '<rootDir>/node_modules/.cache/jest-esm/$1.mjs',
  },
};

/** Every test of the repository: unit tests beside the code, and those under test/, which get a PostgreSQL. */
export default {
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'real',
      testMatch: ['<rootDir>/test/**/*-spec.ts'],
      globalSetup: '<rootDir>/test/support/global-setup.mjs',
      globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
    },
  ],
  reporters: ['default', '<rootDir>/scripts/jest-counts.mjs'],
  testSequencer: '<rootDir>/scripts/jest-long-first.mjs',
  maxWorkers: 2,
  testTimeout: 90_000,
};
