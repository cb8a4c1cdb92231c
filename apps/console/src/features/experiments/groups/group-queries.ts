import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../../api/client.js';
import { queryClient } from '../../../api/query-client.js';
import { useList } from '../../../components/list/use-list.js';
import type { ListView } from '../../../components/list/use-list-view.js';
import { useCan } from '../../../place/use-can.js';
import { usePlace, useProjectId } from '../../../place/use-place.js';
import { refreshExperiments } from '../experiment-queries.js';

export type Group = Schema<'GroupDto'>;

/** A page of the project's groups. */
export function useGroupList({ page, rows }: ListView) {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  const body = { orgId, projectId, page, rows };
  return useList<Group>(['groups', 'list', body], () => done(api.POST('/groups/all', { body })));
}

/** The experiments of the project that are not archived, to choose from and to be named. */
export function useExperimentChoices() {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  const body = { orgId, projectId, page: 1, rows: 1000, archived: false };
  return useQuery({
    queryKey: ['experiments', 'choices', projectId],
    queryFn: () => done(api.POST('/experiments/all', { body })),
    select: ({ items }) => items,
    enabled: useCan()('act:get-experiments'),
  });
}

/** To be called after every change; experiments name their group, too. */
export async function refreshGroups(): Promise<void> {
  await queryClient.invalidateQueries({ queryKey: ['groups'] });
  await refreshExperiments();
}
