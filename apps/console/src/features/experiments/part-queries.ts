import { useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import type { Loaded } from './draft/draft.js';

export type Metric = Schema<'MetricDto'>;

const rows = 1000;

/** The segments of the project, by name. */
export function useSegments() {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  return useQuery({
    queryKey: ['segments', 'choices', projectId],
    queryFn: () => done(api.POST('/segments/all', { body: { orgId, projectId, rows, page: 1 } })),
    select: ({ items }) => items,
    enabled: useCan()('act:get-segments'),
  });
}

/** The mutually exclusive groups of the project. */
export function useGroups() {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  return useQuery({
    queryKey: ['groups', 'choices', projectId],
    queryFn: () => done(api.POST('/groups/all', { body: { orgId, projectId, rows, page: 1 } })),
    select: ({ items }) => items,
    enabled: useCan()('act:get-groups'),
  });
}

/** A part of an experiment; an empty list where the member may not read it. */
function usePart<Row>(id: number, name: string, action: string, read: () => Promise<Row[]>) {
  const isOpen = useCan()(action);
  const query = useQuery({ queryKey: ['experiments', id, name], queryFn: read, enabled: isOpen });
  return isOpen ? query : { ...query, data: nothing, error: null };
}

const nothing: never[] = [];

/** Where the document of an experiment is kept. */
export const documentKey = (id: number) => ['experiments', id, 'document'] as const;

const getDocument = (id: number): Promise<Loaded> =>
  done(api.GET('/experiments/{id}/document', { params: { path: { id } } }));

/** The document as it is stored now, for all that show it. */
export const readDocument = (id: number): Promise<Loaded> =>
  queryClient.fetchQuery({ queryKey: documentKey(id), queryFn: () => getDocument(id), staleTime: 0 });

/** Everything of an experiment that its page shows, or what went wrong, or neither while it is read. */
export function useWholeExperiment(id: number) {
  const document = useQuery({ queryKey: documentKey(id), queryFn: () => getDocument(id) });
  const metrics = usePart(id, 'metrics', 'act:get-metrics', () =>
    done(api.GET('/experiments/{id}/metrics', { params: { path: { id } } })),
  );
  const parts = [document, metrics];
  return {
    error: parts.find(({ error }) => error)?.error,
    refetch: () => parts.forEach((part) => void part.refetch()),
    loaded: document.data,
    metrics: metrics.data as readonly Metric[] | undefined,
  };
}
