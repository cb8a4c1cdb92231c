import type { PageDefinition } from '../../page.js';
import { copies } from '../../texts/copies.js';
import { experiments } from '../../texts/experiments.js';
import { flags } from '../../texts/flags.js';
import { groups } from '../../texts/groups.js';

export const experimentsPages: readonly PageDefinition[] = [
  {
    path: 'experiments',
    scope: 'project',
    title: experiments.title,
    needs: 'act:get-experiments',
    menu: { href: '/experiment' },
    load: async () => (await import('./experiments-page.js')).ExperimentsPage,
  },
  {
    path: 'experiments/:experimentId',
    scope: 'project',
    title: experiments.title,
    needs: 'act:get-experiment',
    load: async () => (await import('./experiment-page.js')).ExperimentPage,
  },
  {
    path: 'flags',
    scope: 'project',
    title: flags.title,
    needs: 'act:get-experiments',
    menu: { href: '/flags' },
    load: async () => (await import('./flags/flags-page.js')).FlagsPage,
  },
  {
    path: 'flags/:experimentId',
    scope: 'project',
    title: flags.title,
    needs: 'act:get-experiment',
    load: async () => (await import('./experiment-page.js')).ExperimentPage,
  },
  ...['experiments', 'flags'].map((list) => ({
    path: `${list}/:experimentId/copies`,
    scope: 'project' as const,
    title: copies.compare,
    needs: 'act:get-experiment' as const,
    load: async () => (await import('./copies/copies-page.js')).CopiesPage,
  })),
  {
    path: 'groups',
    scope: 'project',
    title: groups.title,
    needs: 'act:get-groups',
    menu: { href: '/group' },
    section: 'project',
    load: async () => (await import('./groups/groups-page.js')).GroupsPage,
  },
];
