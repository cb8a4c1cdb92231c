import type { PageDefinition } from '../../page.js';
import { live } from '../../texts/live.js';

export const livePages: readonly PageDefinition[] = [
  {
    path: 'live',
    scope: 'project',
    title: live.title,
    needs: 'act:get-live-events',
    menu: { href: '/live-events' },
    load: async () => (await import('./live-page.js')).LivePage,
  },
];
