import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const homePages: readonly PageDefinition[] = [
  {
    path: 'home',
    scope: 'project',
    title: pageTitles.home,
    load: async () => (await import('./home-page.js')).HomePage,
  },
];
