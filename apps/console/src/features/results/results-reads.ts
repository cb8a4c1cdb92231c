import { queryOptions } from '@tanstack/react-query';
import { api, done } from '../../api/client.js';
import type { ShownResults } from './shown-results.js';

/** How often the results of an experiment that runs are read again. */
export const refreshMs = 15_000;

/** What the address asks for, as the API takes it. Intervals and decisions share one level. */
export function requestOf({ method, confidence, from, to }: ShownResults) {
  const confidenceLevel = Number(confidence);
  const significanceThreshold = Math.round((1 - confidenceLevel) * 1000) / 1000;
  return {
    ...(method && { method }),
    ...(confidence && { confidenceLevel, significanceThreshold }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** What is asked for beside the view: groups, or a metric from day to day. */
export interface Asked extends ReturnType<typeof requestOf> {
  by?: string;
  series?: boolean;
  seriesOf?: string;
}

/** A reading of the results. */
export const resultsRead = (id: number, query: Asked) =>
  queryOptions({
    queryKey: ['results', id, query],
    queryFn: () => done(api.GET('/experiments/{id}/results', { params: { path: { id }, query } })),
    staleTime: refreshMs,
  });

/** What the page of the results asks for. */
export const pageRead = (id: number, view: ShownResults) =>
  resultsRead(id, { ...requestOf(view), ...(view.by && { by: view.by }) });
