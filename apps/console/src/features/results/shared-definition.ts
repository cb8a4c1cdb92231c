import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';
import type { MetricResult } from './results-queries.js';

/** By which definition the numbers of a shared metric are made; undefined where it has none, or the reader may not see it. */
export function useSharedDefinition({
  sharedMetricId,
  version,
}: Pick<MetricResult, 'sharedMetricId' | 'version'>): Schema<'MetricDefinitionDto'> | undefined {
  const isOpen = useCan()('act:get-shared-metric');
  const id = sharedMetricId ?? 0;
  const { data } = useQuery({
    queryKey: ['shared-metrics', id, 'versions'],
    queryFn: () => done(api.GET('/shared-metrics/{id}/versions', { params: { path: { id } } })),
    enabled: isOpen && sharedMetricId !== null,
  });
  return data?.find((one) => one.version === version)?.definition;
}
