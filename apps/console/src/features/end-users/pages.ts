import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const endUsersPages: readonly PageDefinition[] = [
  {
    path: 'end-users',
    scope: 'project',
    title: pageTitles.endUsers,
    needs: 'act:get-end-users',
    menu: { href: '/end-user' },
    section: 'project',
    load: async () => (await import('./end-users-page.js')).EndUsersPage,
  },
  {
    path: 'end-users/:endUserId',
    scope: 'project',
    title: pageTitles.endUsers,
    needs: 'act:get-end-user',
    load: async () => (await import('./end-user-page.js')).EndUserPage,
  },
];
