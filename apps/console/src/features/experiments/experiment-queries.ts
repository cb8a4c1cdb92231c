import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import { useList } from '../../components/list/use-list.js';
import type { ListView } from '../../components/list/use-list-view.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';

export type Experiment = Schema<'ExperimentDto'>;
/** One in a list, without its code. */
export type ListedExperiment = Schema<'ListedExperimentDto'>;
export type Outcome = Schema<'OverviewEntryDto'>;
type ListRequest = Schema<'ListExperimentsRequest'>;

/** The list as it can be narrowed. */
export type ExperimentsView = ListView<'status' | 'type' | 'tag' | 'stale'>;

/** A page of the project's experiments; without a status, all but the Archived ones. */
export function useExperiments(view: ExperimentsView) {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  const { page, rows, q, filters } = view;
  const body: ListRequest = {
    ...{ orgId, projectId, page, rows },
    sort: view.sort as ListRequest['sort'],
    ...(q && { q }),
    ...(filters.tag && { tag: filters.tag }),
    ...(filters.stale && { stale: true }),
    ...(filters.type && { type: filters.type as Experiment['type'] }),
    ...(filters.status ? { status: filters.status as Experiment['status'] } : { archived: false }),
  };
  return useList<ListedExperiment>(['experiments', 'list', body], () =>
    done(api.POST('/experiments/all', { body })),
  );
}

/** What the experiments of a list have come to, by id; nothing where the member may not read results. */
export function useOutcomes(ids: readonly number[]): ReadonlyMap<number, Outcome> {
  const projectId = useProjectId();
  const isOpen = useCan()('act:get-results');
  const { data } = useQuery({
    queryKey: ['results', 'overview', projectId, ids],
    queryFn: () => done(api.POST('/experiments/overview', { body: { projectId, ids: [...ids] } })),
    enabled: isOpen && ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  return new Map(data?.items.map((entry) => [entry.id, entry]));
}

/** To be called after every change, so that lists and pages show it. */
export const refreshExperiments = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['experiments'] });
