import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, done, type Schema } from '../../api/client.js';
import { pageRead, refreshMs, requestOf, resultsRead } from './results-reads.js';
import type { ResultsView } from './results-view.js';

export type Results = Schema<'ResultsDto'>;
export type MetricResult = Schema<'MetricResultDto'>;
export type Comparison = Schema<'ComparisonDto'>;

/** The days are read again less often than the rest, since they cost more. */
const seriesRefreshMs = 30_000;

/** Whether its numbers still move. */
export const isMoving = ({ experiment }: Results): boolean =>
  experiment.status !== 'Ended' && experiment.status !== 'Archived';

/** The results; the ones before stay until those of another view are there. */
export const useResults = (id: number, view: ResultsView) => useRead(pageRead(id, view), refreshMs);

/** The same with a metric from day to day, which costs more; not before it is needed. */
export const useSeries = (id: number, view: ResultsView, seriesOf: string, isNeeded: boolean) =>
  useRead(resultsRead(id, { ...requestOf(view), series: true, seriesOf }), seriesRefreshMs, isNeeded);

function useRead(read: ReturnType<typeof resultsRead>, everyMs: number, enabled = true) {
  return useQuery({
    ...read,
    enabled,
    placeholderData: keepPreviousData,
    // Not while the tab is hidden: the library's own rule.
    refetchInterval: ({ state }) => (state.data && !isMoving(state.data) ? false : everyMs),
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
