import { queryOptions } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import type { ListPart } from '../../components/list/list-part.js';

type Experiment = Schema<'ExperimentDto'>;
type ListRequest = Schema<'ListExperimentsRequest'>;

/** What the lists of experiments and flags show first, and by what they can be narrowed. */
export const listOptions = {
  sort: '-updatedAt',
  filters: ['status', 'type', 'tag', 'owner', 'stale'],
} as const;

/** The list as it can be narrowed. */
export type ExperimentsPart = ListPart<(typeof listOptions.filters)[number]>;

/** The same of flags only. */
export const ofFlags = <Part extends ExperimentsPart>(part: Part): Part => ({
  ...part,
  filters: { ...part.filters, type: 'Feature Flag' },
});

/** A page of the project's experiments; without a status, all but the Archived ones. */
export function experimentsRead(orgId: number, projectId: number, part: ExperimentsPart) {
  const { page, rows, q, filters } = part;
  const body: ListRequest = {
    ...{ orgId, projectId, page, rows },
    sort: part.sort as ListRequest['sort'],
    ...(q && { q }),
    ...(filters.tag && { tag: filters.tag }),
    ...(filters.owner && { ownerId: Number(filters.owner) }),
    ...(filters.stale && { stale: true }),
    ...(filters.type && { type: filters.type as Experiment['type'] }),
    ...(filters.status ? { status: filters.status as Experiment['status'] } : { archived: false }),
  };
  return queryOptions({
    queryKey: ['experiments', 'list', body],
    queryFn: () => done(api.POST('/experiments/all', { body })),
  });
}
