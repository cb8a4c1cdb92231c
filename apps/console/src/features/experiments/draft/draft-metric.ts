import type { Schema } from '../../../api/client.js';
import { metricBody, metricValues, type MetricValues } from '../sections/metric-values.js';

export type DocumentMetric = Schema<'DocumentMetricDto'>;

interface Common {
  key: string;
  id?: number;
  title: string;
  role: DocumentMetric['role'];
}

/** A metric on the page that lives in this experiment alone; one that is new has no id yet. */
export interface OwnMetric extends Common {
  values: MetricValues;
  sharedMetricId?: undefined;
}

/** A metric on the page that is attached from the library. */
export interface AttachedMetric extends Common {
  sharedMetricId: number;
  overrides: DocumentMetric['overrides'];
}

export type DraftMetric = OwnMetric | AttachedMetric;

/** A metric as it is stored, with nothing changed. */
export function metricDraft(metric: DocumentMetric): DraftMetric {
  const { id, title, role, sharedMetricId, overrides } = metric;
  const common = { key: `m${id}`, id, title, role };
  if (sharedMetricId !== null && sharedMetricId !== undefined)
    return { ...common, sharedMetricId, overrides: overrides ?? null };
  return { ...common, values: metricValues(metric) };
}

/** What a save sends of a metric that is new or changed. */
export function metricRequest(metric: DraftMetric): Record<string, unknown> {
  const { id, role } = metric;
  if (metric.sharedMetricId === undefined)
    return { ...(id !== undefined && { id }), ...metricBody(metric.values) };
  const { sharedMetricId, overrides } = metric;
  if (id === undefined) return { sharedMetricId, role, ...(overrides && { overrides }) };
  return { id, role, overrides: overrides ?? '' };
}
