import type { PageDefinition } from '../../page.js';
import { profile } from '../../texts/profile.js';

export const profilePages: readonly PageDefinition[] = [
  {
    path: 'profile',
    scope: 'organization',
    title: profile.title,
    load: async () => (await import('./profile-page.js')).ProfilePage,
  },
];
