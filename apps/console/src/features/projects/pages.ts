import type { PageDefinition } from '../../page.js';
import { projects } from '../../texts/projects.js';

export const projectsPages: readonly PageDefinition[] = [
  {
    path: 'projects',
    scope: 'organization',
    title: projects.title,
    needs: 'act:get-projects',
    menu: { href: '/project' },
    load: async () => (await import('./projects-page.js')).ProjectsPage,
  },
  {
    path: 'projects/:id',
    scope: 'organization',
    title: projects.title,
    needs: 'act:get-projects',
    load: async () => (await import('./project-page.js')).ProjectPage,
  },
];
