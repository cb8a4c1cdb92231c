import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { queryClient } from '../../api/query-client.js';
import type { ListView } from '../../components/list/use-list-view.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import { metricsRead, type MetricsPart } from './list-reads.js';

export type SharedMetric = Schema<'SharedMetricDto'>;
export type MetricUse = Schema<'MetricUseDto'>;
export type MetricsView = ListView<keyof MetricsPart['filters']>;

/** They cost more than others: not read again each time a window gets the focus. */
const insightsFreshMs = 60_000;
/** How long until what is being calculated is asked for again. */
const pendingMs = 5_000;

/** A page of the library. */
export function useMetricList(view: MetricsView) {
  const { orgId } = usePlace();
  return useQuery({
    ...metricsRead(orgId, useProjectId(), view),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.items.some(isPending) ? pendingMs : false),
  });
}

/** The value is worked out within some seconds. */
const isPending = ({ lastValue }: SharedMetric): boolean => lastValue === null;

export const useMetric = (id: number) =>
  useQuery({
    queryKey: ['shared-metrics', id],
    queryFn: () => done(api.GET('/shared-metrics/{id}', { params: { path: { id } } })),
  });

export const useVersions = (id: number) =>
  useQuery({
    queryKey: ['shared-metrics', id, 'versions'],
    queryFn: () => done(api.GET('/shared-metrics/{id}/versions', { params: { path: { id } } })),
  });

/** The value of each of the last 30 days, by the newest version. */
export const useMetricDays = (id: number, version: number) =>
  useQuery({
    queryKey: ['shared-metrics', id, 'series', version],
    queryFn: () => done(api.GET('/shared-metrics/{id}/series', { params: { path: { id } } })),
    staleTime: insightsFreshMs,
  });

/** The experiments that use it, with their lifts. */
export const useMetricUses = (id: number) =>
  useQuery({
    queryKey: ['shared-metrics', id, 'usage'],
    queryFn: () => done(api.GET('/shared-metrics/{id}/usage', { params: { path: { id } } })),
    staleTime: insightsFreshMs,
    refetchInterval: ({ state }) =>
      state.data?.some(({ warnings }) => warnings.includes('pending')) ? pendingMs : false,
  });

/** The types of events that have come lately, to choose from; none where the member may not see what arrives. */
export function useSeenTypes(): readonly Schema<'SeenTypeDto'>[] {
  const projectId = useProjectId();
  const { data } = useQuery({
    queryKey: ['seen', 'types', projectId],
    queryFn: () => done(api.POST('/events/types', { body: { projectId } })),
    enabled: useCan()('act:get-live-events'),
  });
  return data?.types ?? [];
}

/** The metric groups of the project. */
export function useMetricGroups() {
  const { orgId } = usePlace();
  const projectId = useProjectId();
  return useQuery({
    queryKey: ['metric-groups', projectId],
    queryFn: () => done(api.POST('/metric-groups/all', { body: { orgId, projectId, rows: 1000, page: 1 } })),
    enabled: useCan()('act:get-metric-groups'),
  });
}

export const refreshMetrics = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['shared-metrics'] });

export const refreshGroups = (): Promise<void> =>
  queryClient.invalidateQueries({ queryKey: ['metric-groups'] });
