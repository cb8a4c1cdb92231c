import { queryClient } from '../../api/query-client.js';
import type { PageAddress, PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';
import { pageRead } from './results-reads.js';
import { shownBy } from './shown-results.js';

const begin = ({ params, search }: PageAddress) =>
  queryClient.prefetchQuery(pageRead(Number(params.experimentId), shownBy(search)));

export const resultsPages: readonly PageDefinition[] = [
  {
    path: 'experiments/:experimentId/results',
    scope: 'project',
    title: pageTitles.results,
    needs: 'act:get-results',
    load: async () => (await import('./results-page.js')).ResultsPage,
    begin,
  },
  {
    path: 'flags/:experimentId/results',
    scope: 'project',
    title: pageTitles.results,
    needs: 'act:get-results',
    load: async () => (await import('./results-page.js')).ResultsPage,
    begin,
  },
];
