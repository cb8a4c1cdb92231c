import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { oneWriter } from './scripts/eslint/one-writer.mjs';

/** A name that begins with `_` says that nothing is done with it. */
const unused = { argsIgnorePattern: '^_', varsIgnorePattern: '^_' };

/** Rules the code agreed on; layout is Prettier's, folder boundaries are dependency-cruiser's. */
export default tseslint.config(
  {
    ignores: [
      'dist/',
      'packages/',
      'node_modules/',
      'data/',
      'static/',
      'coverage/',
      'test/vectors/',
      'examples/**/*.js',
      'apps/console/src/api/schema.d.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: globals.node },
    rules: { 'no-unused-vars': ['error', unused] },
  },
  { files: ['scripts/take-*.mjs'], languageOptions: { globals: globals.browser } },
  // Takes what only decorators read for unused.
  { files: ['apps/**/*.controller.ts'], rules: { 'no-useless-assignment': 'off' } },
  ...tseslint.configs.recommendedTypeChecked.map((config) => ({ ...config, files: ['**/*.{ts,tsx}'] })),
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-unused-vars': ['error', unused],
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in libs/config only.' },
        { object: 'URL', property: 'canParse', message: 'Use isUrl of libs/targeting, which says why.' },
      ],
    },
  },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: [
      '**/*.spec.ts',
      'apps/admin/src/experiments/writer/**',
      // Versions are a part of what the writer writes.
      'apps/admin/src/experiments/versions/record-version.ts',
      // Counters of metrics, which no version has.
      'libs/ingestion/src/events/metric-counters.ts',
      // Moves the past of the demo into the past.
      'apps/standalone/src/demo/dates.ts',
    ],
    plugins: { product: { rules: { 'one-writer': oneWriter } } },
    rules: { 'product/one-writer': 'error' },
  },
  { files: ['apps/console/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['libs/config/**/*.ts', 'test/**/*.ts', 'bench/**/*.ts', 'migrations/data-source.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
