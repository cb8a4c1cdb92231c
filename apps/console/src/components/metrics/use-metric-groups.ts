import { useQuery } from '@tanstack/react-query';
import { api, done } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';

const rows = 1000;

/** The metric groups of the project. */
export function useMetricGroups() {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  return useQuery({
    queryKey: ['metric-groups', projectId],
    queryFn: () => done(api.POST('/metric-groups/all', { body: { orgId, projectId, rows, page: 1 } })),
    enabled: useCan()('act:get-metric-groups'),
  });
}
