import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import type { ListView } from '../../components/list/use-list-view.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { experimentsRead, type ExperimentsPart } from './list-reads.js';

export type Experiment = Schema<'ExperimentDto'>;
/** One in a list, without its code. */
export type ListedExperiment = Schema<'ListedExperimentDto'>;
export type Outcome = Schema<'OverviewEntryDto'>;

/** The list as it can be narrowed. */
export type ExperimentsView = ListView<keyof ExperimentsPart['filters']>;

/** A page of the project's experiments; without a status, all but the Archived ones. */
export function useExperiments(view: ExperimentsView) {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  return useQuery({ ...experimentsRead(orgId, projectId, view), placeholderData: keepPreviousData });
}

/** What the experiments of a list have come to, by id; nothing where the member may not read results, undefined until it is known. */
export function useOutcomes(ids: readonly number[]): ReadonlyMap<number, Outcome> | undefined {
  const projectId = useProjectId();
  const isOpen = useCan()('act:get-results');
  const { data, isLoading } = useQuery({
    queryKey: ['results', 'overview', projectId, ids],
    queryFn: () => done(api.POST('/experiments/overview', { body: { projectId, ids: [...ids] } })),
    enabled: isOpen && ids.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });
  return isLoading ? undefined : new Map(data?.items.map((entry) => [entry.id, entry]));
}

/** To be called after every change, so that lists and pages show it. */
export const refreshExperiments = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['experiments'] });
