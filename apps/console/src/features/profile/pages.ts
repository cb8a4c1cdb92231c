import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const profilePages: readonly PageDefinition[] = [
  {
    path: 'profile',
    scope: 'organization',
    title: pageTitles.profile,
    load: async () => (await import('./profile-page.js')).ProfilePage,
  },
];
