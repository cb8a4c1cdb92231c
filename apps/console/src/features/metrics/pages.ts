import { queryClient } from '../../api/query-client.js';
import { listPartOf } from '../../components/list/list-part.js';
import type { PageDefinition } from '../../page.js';
import { pageTitles } from '../../texts/page-titles.js';
import { listOptions, metricsRead } from './list-reads.js';

export const metricsPages: readonly PageDefinition[] = [
  {
    path: 'metrics',
    scope: 'project',
    title: pageTitles.metrics,
    needs: 'act:get-shared-metrics',
    menu: { href: '/metrics' },
    load: async () => (await import('./metrics-page.js')).MetricsPage,
    begin: ({ orgId, projectId = 0, search }) =>
      queryClient.prefetchQuery(metricsRead(orgId, projectId, listPartOf(search, listOptions))),
  },
  {
    path: 'metrics/groups',
    scope: 'project',
    title: pageTitles.metricGroups,
    needs: 'act:get-metric-groups',
    load: async () => (await import('./groups-page.js')).MetricGroupsPage,
  },
  {
    path: 'metrics/new',
    scope: 'project',
    title: pageTitles.newMetric,
    needs: 'act:create-shared-metric',
    load: async () => (await import('./edit-metric-page.js')).NewMetricPage,
  },
  {
    path: 'metrics/:metricId',
    scope: 'project',
    title: pageTitles.metrics,
    needs: 'act:get-shared-metric',
    load: async () => (await import('./metric-page.js')).MetricPage,
  },
  {
    path: 'metrics/:metricId/edit',
    scope: 'project',
    title: pageTitles.editMetric,
    needs: 'act:update-shared-metric',
    load: async () => (await import('./edit-metric-page.js')).EditMetricPage,
  },
];
