import { useQueries, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { live } from '../../texts/live.js';

/** What experiments and variations are called; their numbers where the names may not be read. */
export interface Names {
  experiment: (id: number) => string;
  variation: (id: number) => string;
}

const freshMs = 60_000;
const rows = 1000;

/** Reads the names of what the last events and exposures are about. */
export function useNames(data: Schema<'LiveEventsDto'> | undefined): Names {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  const can = useCan();
  const experiments = useQuery({
    queryKey: ['experiments', 'names', projectId],
    queryFn: () => done(api.POST('/experiments/all', { body: { orgId, projectId, page: 1, rows } })),
    enabled: can('act:get-experiments'),
    staleTime: freshMs,
  });
  const shown = [...new Set(data?.exposures.map(({ experimentId }) => experimentId))];
  const variations = useQueries({
    queries: shown.map((id) => ({
      queryKey: ['experiments', id, 'variations'],
      queryFn: () => done(api.GET('/experiments/{id}/variations', { params: { path: { id } } })),
      enabled: can('act:get-variations'),
      staleTime: freshMs,
    })),
  });
  const titles = new Map(experiments.data?.items.map(({ id, title }) => [id, title]));
  const variationTitles = new Map(
    variations.flatMap((query) => query.data ?? []).map(({ id, title }) => [id, title]),
  );
  return {
    experiment: (id) => titles.get(id) ?? live.experimentNumber(id),
    variation: (id) => variationTitles.get(id) ?? live.variationNumber(id),
  };
}
