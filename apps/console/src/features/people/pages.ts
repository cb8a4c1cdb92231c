import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const peoplePages: readonly PageDefinition[] = [
  {
    path: 'people',
    scope: 'organization',
    title: pageTitles.people,
    needs: 'act:get-users',
    menu: { href: '/user' },
    section: 'organization',
    load: async () => (await import('./people-page.js')).PeoplePage,
  },
  {
    path: 'roles',
    scope: 'organization',
    title: pageTitles.roles,
    needs: 'act:get-roles',
    menu: { href: '/role' },
    section: 'organization',
    load: async () => (await import('./roles-page.js')).RolesPage,
  },
];
