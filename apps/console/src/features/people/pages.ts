import type { PageDefinition } from '../../page.js';
import { people, roles } from '../../texts/people.js';

export const peoplePages: readonly PageDefinition[] = [
  {
    path: 'people',
    scope: 'organization',
    title: people.title,
    needs: 'act:get-users',
    menu: { href: '/user' },
    section: 'organization',
    load: async () => (await import('./people-page.js')).PeoplePage,
  },
  {
    path: 'roles',
    scope: 'organization',
    title: roles.title,
    needs: 'act:get-roles',
    menu: { href: '/role' },
    section: 'organization',
    load: async () => (await import('./roles-page.js')).RolesPage,
  },
];
