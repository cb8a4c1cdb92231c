import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Puts src/early.ts in front of the program; it does not wait for it, nor for styles. */
const early = {
  name: 'early',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const chunk = Object.values(bundle ?? {}).find(({ isEntry, name }) => isEntry && name === 'early');
      if (!chunk) return [];
      const attrs = { type: 'module', async: true, crossorigin: true, src: `/console/${chunk.fileName}` };
      return [{ tag: 'script', attrs, injectTo: 'head' }];
    },
  },
};

const entries = { index: path('index.html'), early: path('src/early.ts') };

const ofPackages = (...names) => `/node_modules/(?:${names.join('|')})/`;
const ofSources = (...starts) => `/console/src/(?:${starts.join('|')})`;
const test = (...parts) => new RegExp(parts.join('|'));

/** Parts of Mantine that the frame of every page is made of. */
const frameParts =
  'ActionIcon|Affix|Alert|AppShell|Avatar|Badge|Burger|Button|CloseButton|FocusTrap|Group|Kbd|Loader|Menu|Modal|ModalBase' +
  '|Notification|Overlay|Paper|Popover|Portal|ScrollArea|Skeleton|Stack|Table|Text|Title|Tooltip|Transition' +
  '|UnstyledButton|VisuallyHidden';

/** One chunk for what src/early.ts needs, and one for the frame of every page, so that a page takes few files. */
const groups = [
  {
    name: 'early',
    priority: 2,
    test: test(
      ofPackages('react', 'openapi-fetch', '@tanstack/[^/]+'),
      ofSources(
        'api/',
        'session/',
        'place/(?!use-)',
        'pages\\.ts',
        'features/[^/]+/(?:pages|[\\w-]+-reads)\\.ts',
      ),
      ofSources(
        'components/list/list-part\\.ts',
        'features/results/shown-results\\.ts',
        'texts/page-titles\\.ts',
      ),
    ),
  },
  {
    name: 'frame',
    priority: 1,
    test: test(
      ofPackages('react-dom', 'react-router', 'scheduler', 'clsx', '@floating-ui/[^/]+', '@mantine/hooks'),
      ofPackages('@mantine/core/esm/core', `@mantine/core/esm/components/(?:${frameParts})`),
      ofPackages(
        '@mantine/modals',
        '@mantine/notifications',
        'react-transition-group',
        'react-remove-scroll',
      ),
      ofSources('components/(?:icon|page|failure|empty-state)\\.tsx', 'place/use-'),
    ),
  },
];

/**
 * Everything gets a name by its content under assets/, so that it can be kept for ever. The server puts a fresh
 * nonce for styles where the placeholder stands; scripts come from files only.
 */
export default {
  root: path('.'),
  base: '/console/',
  appType: 'spa',
  html: { cspNonce: '__STYLE_NONCE__' },
  plugins: [early],
  oxc: { jsx: { runtime: 'automatic' } },
  // The pure libs that the server decides by, as they are in the sources.
  resolve: {
    alias: [
      { find: /^#libs\/(\w+)$/, replacement: path('../../libs/$1/src/index.ts') },
      // Its package.json names the code for development only.
      {
        find: /^react-router$/,
        replacement: path('../../node_modules/react-router/dist/production/index.mjs'),
      },
    ],
  },
  build: {
    outDir: path('../../static/console'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    manifest: 'manifest.json',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: entries,
      output: { codeSplitting: { groups } },
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
