import { queryClient } from '../../api/query-client.js';
import { listPartOf } from '../../components/list/list-part.js';
import type { PageAddress, PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';
import { experimentsRead, listOptions, ofFlags, type ExperimentsPart } from './list-reads.js';

const beginList = ({ orgId, projectId = 0, search }: PageAddress, partOf = (part: ExperimentsPart) => part) =>
  queryClient.prefetchQuery(experimentsRead(orgId, projectId, partOf(listPartOf(search, listOptions))));

export const experimentsPages: readonly PageDefinition[] = [
  {
    path: 'experiments',
    scope: 'project',
    title: pageTitles.experiments,
    needs: 'act:get-experiments',
    menu: { href: '/experiment' },
    load: async () => (await import('./experiments-page.js')).ExperimentsPage,
    begin: (address) => beginList(address),
  },
  {
    path: 'experiments/:experimentId',
    scope: 'project',
    title: pageTitles.experiments,
    needs: 'act:get-experiment',
    load: async () => (await import('./experiment-page.js')).ExperimentPage,
  },
  {
    path: 'flags',
    scope: 'project',
    title: pageTitles.flags,
    needs: 'act:get-experiments',
    menu: { href: '/flags' },
    load: async () => (await import('./flags/flags-page.js')).FlagsPage,
    begin: (address) => beginList(address, ofFlags),
  },
  {
    path: 'flags/:experimentId',
    scope: 'project',
    title: pageTitles.flags,
    needs: 'act:get-experiment',
    load: async () => (await import('./experiment-page.js')).ExperimentPage,
  },
  ...['experiments', 'flags'].map((list) => ({
    path: `${list}/:experimentId/copies`,
    scope: 'project' as const,
    title: pageTitles.copies,
    needs: 'act:get-experiment' as const,
    load: async () => (await import('./copies/copies-page.js')).CopiesPage,
  })),
  {
    path: 'groups',
    scope: 'project',
    title: pageTitles.groups,
    needs: 'act:get-groups',
    menu: { href: '/group' },
    section: 'project',
    load: async () => (await import('./groups/groups-page.js')).GroupsPage,
  },
];
