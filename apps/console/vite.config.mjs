import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/**
 * Everything gets a name by its content under assets/, so that it can be kept for ever. The server puts a fresh
 * nonce for styles where the placeholder stands; scripts come from files only.
 */
export default {
  root: path('.'),
  base: '/console/',
  appType: 'spa',
  html: { cspNonce: '__STYLE_NONCE__' },
  oxc: { jsx: { runtime: 'automatic' } },
  // The pure libs that the server decides by, as they are in the sources.
  resolve: { alias: [{ find: /^#libs\/(\w+)$/, replacement: path('../../libs/$1/src/index.ts') }] },
  build: {
    outDir: path('../../static/console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // Packages say "use client" for servers that render, and how long a plugin took is no concern here.
      onwarn: (warning, warn) =>
        ['MODULE_LEVEL_DIRECTIVE', 'PLUGIN_TIMINGS'].includes(warning.code) || warn(warning),
    },
  },
  server: {
    port: 8010,
    proxy: {
      '^/(?!console(/|$)|@|src/|node_modules/)': process.env.CONSOLE_API ?? 'http://localhost:8000',
    },
  },
};
