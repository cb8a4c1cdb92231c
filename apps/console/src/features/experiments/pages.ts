import type { PageDefinition } from '../../page.js';
import { experiments } from '../../texts/experiments.js';

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
];
