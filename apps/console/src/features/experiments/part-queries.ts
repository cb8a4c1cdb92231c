import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, done, type Schema } from '../../api/client.js';
import { useCan } from '../../place/use-can.js';
import { usePlace, useProjectId } from '../../place/use-place.js';
import type { Loaded } from './draft/draft.js';
import { useExperiment } from './experiment-queries.js';

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

/** Everything of an experiment that its page shows, or what went wrong, or neither while it is read. */
export function useWholeExperiment(id: number) {
  const params = { path: { id } };
  const experiment = useExperiment(id);
  const parts = [
    experiment,
    usePart(id, 'conditions', 'act:get-conditions', () =>
      done(api.GET('/experiments/{id}/conditions', { params })),
    ),
    usePart(id, 'segments', 'act:get-segments', () =>
      done(api.GET('/experiments/{id}/segments', { params })),
    ),
    usePart(id, 'variations', 'act:get-variations', () =>
      done(api.GET('/experiments/{id}/variations', { params })),
    ),
    usePart(id, 'metrics', 'act:get-metrics', () => done(api.GET('/experiments/{id}/metrics', { params }))),
  ] as const;
  const [, conditions, segments, variations, metrics] = parts;
  return {
    error: parts.find(({ error }) => error)?.error,
    refetch: () => parts.forEach((part) => void part.refetch()),
    loaded: useMemo(
      () =>
        together({
          experiment: experiment.data,
          conditions: conditions.data,
          segments: segments.data,
          variations: variations.data,
        }),
      [experiment.data, conditions.data, segments.data, variations.data],
    ),
    metrics: metrics.data as readonly Metric[] | undefined,
  };
}

type Partly<T> = { [Name in keyof T]: T[Name] | undefined };

function together(parts: Partly<Loaded>): Loaded | undefined {
  return Object.values(parts).every((part) => part !== undefined) ? (parts as Loaded) : undefined;
}
