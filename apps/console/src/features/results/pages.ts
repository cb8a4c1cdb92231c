import type { PageDefinition } from '../../page.js';
import { results } from '../../texts/results.js';

export const resultsPages: readonly PageDefinition[] = [
  {
    path: 'experiments/:experimentId/results',
    scope: 'project',
    title: results.title,
    needs: 'act:get-results',
    load: async () => (await import('./results-page.js')).ResultsPage,
  },
  {
    path: 'flags/:experimentId/results',
    scope: 'project',
    title: results.title,
    needs: 'act:get-results',
    load: async () => (await import('./results-page.js')).ResultsPage,
  },
];
