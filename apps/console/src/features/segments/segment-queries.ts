import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { useList } from '../../components/list/use-list.js';
import type { ListView } from '../../components/list/use-list-view.js';
import { usePlace, useProjectId } from '../../place/use-place.js';

export type Segment = Schema<'SegmentDto'>;

/** A page of the project's segments. */
export function useSegmentList({ page, rows }: ListView) {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  const body = { orgId, projectId, page, rows };
  return useList<Segment>(['segments', 'list', body], () => done(api.POST('/segments/all', { body })));
}

/** One segment. */
export function useSegment(id: number) {
  return useQuery({
    queryKey: ['segments', id],
    queryFn: () => done(api.GET('/segments/{id}', { params: { path: { id } } })),
  });
}

/** To be called after every change. */
export const refreshSegments = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['segments'] });
