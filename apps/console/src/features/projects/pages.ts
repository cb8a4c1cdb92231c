import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';

export const projectsPages: readonly PageDefinition[] = [
  {
    path: 'projects',
    scope: 'organization',
    title: pageTitles.projects,
    needs: 'act:get-projects',
    menu: { href: '/project' },
    section: 'organization',
    load: async () => (await import('./projects-page.js')).ProjectsPage,
  },
  {
    path: 'projects/:id',
    scope: 'organization',
    title: pageTitles.projects,
    needs: 'act:get-projects',
    load: async () => (await import('./project-page.js')).ProjectPage,
  },
  {
    path: 'settings',
    scope: 'project',
    title: pageTitles.projectSettings,
    needs: 'act:get-projects',
    menu: { href: '/project-settings' },
    section: 'project',
    load: async () => (await import('./project-page.js')).ProjectSettingsPage,
  },
];
