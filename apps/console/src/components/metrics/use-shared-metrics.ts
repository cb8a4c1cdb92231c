import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';

export type SharedMetric = Schema<'SharedMetricDto'>;

const rows = 1000;

/** The metrics of the library that can be chosen, verified ones first; none where the member may not see them. */
export function useSharedMetrics(): readonly SharedMetric[] {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  const { data } = useQuery({
    queryKey: ['shared-metrics', 'choices', projectId],
    queryFn: () => done(api.POST('/shared-metrics/all', { body: { orgId, projectId, rows, page: 1 } })),
    enabled: useCan()('act:get-shared-metrics'),
  });
  return data?.items ?? [];
}
