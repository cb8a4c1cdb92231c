import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import type { ResultsView } from './results-view.js';

export type Results = Schema<'ResultsDto'>;
export type MetricResult = Schema<'MetricResultDto'>;
export type Comparison = Schema<'ComparisonDto'>;

/** How often the results of an experiment that runs are read again; of its days less often, which cost more. */
export const refreshMs = 15_000;
const seriesRefreshMs = 30_000;

/** Whether its numbers still move. */
export const isMoving = ({ experiment }: Results): boolean =>
  experiment.status !== 'Ended' && experiment.status !== 'Archived';

/** What the address asks for, as the API takes it. Intervals and decisions share one level. */
function requestOf({ method, confidence, from, to }: ResultsView) {
  const confidenceLevel = Number(confidence);
  const significanceThreshold = Math.round((1 - confidenceLevel) * 1000) / 1000;
  return {
    ...(method && { method }),
    ...(confidence && { confidenceLevel, significanceThreshold }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** The results; the ones before stay until those of another view are there. */
export const useResults = (id: number, view: ResultsView) =>
  useRead(id, { ...requestOf(view), ...(view.by && { by: view.by }) });

/** The same with a metric from day to day, which costs more. */
export const useSeries = (id: number, view: ResultsView, seriesOf: string) =>
  useRead(id, { ...requestOf(view), series: true, seriesOf });

interface Asked extends ReturnType<typeof requestOf> {
  by?: string;
  series?: boolean;
  seriesOf?: string;
}

function useRead(id: number, query: Asked) {
  return useQuery({
    queryKey: ['results', id, query],
    queryFn: () => done(api.GET('/experiments/{id}/results', { params: { path: { id }, query } })),
    placeholderData: keepPreviousData,
    staleTime: refreshMs,
    // Not while the tab is hidden: the library's own rule.
    refetchInterval: ({ state }) =>
      state.data && !isMoving(state.data) ? false : query.series ? seriesRefreshMs : refreshMs,
  });
}

/** Saves what is shown as a file. */
export async function saveCsv(id: number, view: ResultsView, name: string): Promise<void> {
  const query = { ...requestOf(view), ...(view.by && { by: view.by }), format: 'csv' as const };
  const text = await done(
    api.GET('/experiments/{id}/results', { params: { path: { id }, query }, parseAs: 'text' }),
  );
  save(new Blob([String(text)], { type: 'text/csv' }), `results-${name}.csv`);
}

/** Saves the values of every visitor as a file, whatever the view. */
export async function saveValues(id: number, format: 'csv' | 'parquet', name: string): Promise<void> {
  const params = { path: { id }, query: { format } };
  const file = await done(api.GET('/experiments/{id}/results/users', { params, parseAs: 'blob' }));
  save(file, `values-${name}.${format}`);
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
