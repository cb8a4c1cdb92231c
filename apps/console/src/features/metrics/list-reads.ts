import { queryOptions } from '@tanstack/react-query';
import { api, done } from '../../api/client.js';
import type { ListPart } from '../../components/list/list-part.js';
import type { MetricKind } from '../../texts/metrics.js';

/** By what the library can be narrowed. */
export const listOptions = { filters: ['kind', 'tag', 'owner', 'state'] } as const;

export type MetricsPart = ListPart<(typeof listOptions.filters)[number]>;

/** A page of the library. */
export function metricsRead(orgId: number, projectId: number, { page, rows, q, filters }: MetricsPart) {
  const { kind, tag, owner, state } = filters;
  const body = {
    ...{ orgId, projectId, page, rows },
    ...(q && { search: q }),
    ...(kind && { kind: kind as MetricKind }),
    ...(tag && { tag }),
    ...(owner && { ownerId: Number(owner) }),
    ...(state === 'archived' && { archived: true }),
    ...((state === 'verified' || state === 'unverified') && { verified: state === 'verified' }),
  };
  return queryOptions({
    queryKey: ['shared-metrics', 'list', body],
    queryFn: () => done(api.POST('/shared-metrics/all', { body })),
  });
}
