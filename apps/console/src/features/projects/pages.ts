import type { PageDefinition } from '../../page.js';
import { projects } from '../../texts/projects.js';

export const projectsPages: readonly PageDefinition[] = [
  {
    path: 'projects',
    scope: 'organization',
    title: projects.title,
    needs: 'act:get-projects',
    menu: { href: '/project' },
    section: 'organization',
    load: async () => (await import('./projects-page.js')).ProjectsPage,
  },
  {
    path: 'projects/:id',
    scope: 'organization',
    title: projects.title,
    needs: 'act:get-projects',
    load: async () => (await import('./project-page.js')).ProjectPage,
  },
  {
    path: 'settings',
    scope: 'project',
    title: projects.settings.title,
    needs: 'act:get-projects',
    menu: { href: '/project-settings' },
    section: 'project',
    load: async () => (await import('./project-page.js')).ProjectSettingsPage,
  },
];
