import tseslint from 'typescript-eslint';
import { oneWriter } from './scripts/eslint/one-writer.mjs';

/** The one rule of our own, which asks the compiler for types; all others are Oxlint's (.oxlintrc.json). */
export default tseslint.config({
  files: ['apps/**/*.ts', 'libs/**/*.ts'],
  ignores: [
    'apps/console/**',
    'apps/sdk/**',
    'apps/sdk-*/**',
    '**/*.spec.ts',
    'apps/admin/src/experiments/writer/**',
    // Versions are a part of what the writer writes.
    'apps/admin/src/experiments/versions/record-version.ts',
    // Counters of metrics, which no version has.
    'libs/ingestion/src/events/metric-counters.ts',
    // Moves the past of the demo into the past.
    'apps/standalone/src/demo/dates.ts',
  ],
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
  plugins: { product: { rules: { 'one-writer': oneWriter } } },
  rules: { 'product/one-writer': 'error' },
});
