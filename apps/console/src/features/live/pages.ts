import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const livePages: readonly PageDefinition[] = [
  {
    path: 'live',
    scope: 'project',
    title: pageTitles.live,
    needs: 'act:get-live-events',
    menu: { href: '/live-events' },
    load: async () => (await import('./live-page.js')).LivePage,
  },
];
