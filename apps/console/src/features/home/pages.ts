import type { PageDefinition } from '../../page.js';
import { home } from '../../texts/home.js';

export const homePages: readonly PageDefinition[] = [
  {
    path: 'home',
    scope: 'project',
    title: home.title,
    load: async () => (await import('./home-page.js')).HomePage,
  },
];
