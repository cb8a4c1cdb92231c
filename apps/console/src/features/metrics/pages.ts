import type { PageDefinition } from '../../page.js';
import { metrics } from '../../texts/metrics.js';

export const metricsPages: readonly PageDefinition[] = [
  {
    path: 'metrics',
    scope: 'project',
    title: metrics.title,
    needs: 'act:get-shared-metrics',
    menu: { href: '/metrics' },
    load: async () => (await import('./metrics-page.js')).MetricsPage,
  },
  {
    path: 'metrics/groups',
    scope: 'project',
    title: metrics.tabs.groups,
    needs: 'act:get-metric-groups',
    load: async () => (await import('./groups-page.js')).MetricGroupsPage,
  },
  {
    path: 'metrics/new',
    scope: 'project',
    title: metrics.create,
    needs: 'act:create-shared-metric',
    load: async () => (await import('./edit-metric-page.js')).NewMetricPage,
  },
  {
    path: 'metrics/:metricId',
    scope: 'project',
    title: metrics.title,
    needs: 'act:get-shared-metric',
    load: async () => (await import('./metric-page.js')).MetricPage,
  },
  {
    path: 'metrics/:metricId/edit',
    scope: 'project',
    title: metrics.edit,
    needs: 'act:update-shared-metric',
    load: async () => (await import('./edit-metric-page.js')).EditMetricPage,
  },
];
