import type { MetricRole } from '#libs/entities';
import type { DemoSession } from './demo-session.js';

/** A metric of the demo's library, as a person would define it in the console, and its role in the scorecard. */
interface LibraryMetric {
  name: string;
  role: MetricRole;
  isVerified?: true;
  [field: string]: unknown;
}

const from = (...eventTypes: string[]) => ({ eventTypes });
const money = { property: 'value' };

/** One of each kind, over what visitors of the demo shop do. */
const library: readonly LibraryMetric[] = [
  {
    ...{ name: 'Orders', role: 'secondary', isVerified: true, kind: 'conversion', tags: ['checkout'] },
    description: 'Visitors who order at least once.',
    ...{ source: from('order'), minimumDetectableEffect: 0.05 },
  },
  {
    ...{ name: 'Revenue per visitor', role: 'secondary', isVerified: true, kind: 'sum' },
    description: 'In euros. A single large order must not decide, so values are capped.',
    ...{ source: from('order'), value: money, tags: ['checkout', 'finance'] },
    cap: { type: 'percentile', percentile: 0.99, ignoreZeros: true },
  },
  {
    ...{ name: 'Order value', role: 'secondary', kind: 'average', tags: ['checkout', 'finance'] },
    ...{ source: from('order'), value: money },
  },
  {
    ...{ name: 'Way to an order', role: 'secondary', kind: 'funnel', tags: ['checkout'] },
    description: 'A page, another page, an order: within three days.',
    ...{
      steps: [from('page_view'), from('page_view'), from('order')],
      window: { conversionWindowHours: 72 },
    },
  },
  {
    ...{ name: 'Orders per page view', role: 'secondary', kind: 'ratio', tags: ['checkout'] },
    ...{ source: from('order'), measure: { of: 'count' } },
    denominator: { source: from('page_view'), measure: { of: 'count' } },
  },
  {
    ...{ name: 'Large orders', role: 'secondary', kind: 'quantile', tags: ['finance'] },
    description: 'One order in ten is at least that large.',
    ...{ source: from('order'), value: money, quantile: { q: 0.9, per: 'event' } },
  },
  {
    ...{ name: 'Comes back within three days', role: 'secondary', kind: 'retention', tags: ['engagement'] },
    ...{ source: from('page_view'), retention: { fromDay: 1, toDay: 3 } },
  },
  {
    ...{ name: 'Active days', role: 'secondary', kind: 'distinct', tags: ['engagement'] },
    ...{ source: from('page_view'), distinct: { of: 'active_days' } },
  },
  {
    ...{ name: 'Pages seen', role: 'guardrail', kind: 'count', tags: ['engagement'] },
    description: 'Whatever sells more must not drive people away.',
    ...{ source: from('page_view'), nonInferiorityMargin: { type: 'relative', value: 0.1 } },
  },
];

/** Fills the library, and answers the group that has all of it. */
export async function makeLibrary(session: DemoSession, projectId: number): Promise<number> {
  const items: { metricId: number; role: MetricRole }[] = [];
  for (const { role, isVerified, ...metric } of library) {
    const { id } = await session.call<{ id: number }>('POST', '/shared-metrics', { projectId, ...metric });
    if (isVerified) await session.call('POST', `/shared-metrics/${id}/verify`, { verified: true });
    items.push({ metricId: id, role });
  }
  const group = { projectId, name: 'Shop scorecard', metrics: items };
  return (await session.call<{ id: number }>('POST', '/metric-groups', group)).id;
}
