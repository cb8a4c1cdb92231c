import { statisticsOfQuantile, type AnalysedMetric, type QuantileStatistics } from '#libs/statistics';
import type { LibraryRow, LibraryTexts, ProgressRow, QuantileRow } from '../queries/library.queries.js';
import { parseRows } from '../queries/statement.js';
import type { MeasuredMetric } from './measured-metric.js';
import { sumsOf, toStatistics, type Part } from './sums-to-statistics.js';

/** What shared metrics are made of, to work with. */
export interface Library {
  rows: LibraryRow[];
  quantiles: QuantileRow[];
  progress: ProgressRow[];
}

/** What several experiments share is made once. */
const unpacked = new WeakMap<LibraryTexts, Library>();

export function unpackLibrary(texts: LibraryTexts): Library {
  const known = unpacked.get(texts);
  if (known) return known;
  const library: Library = {
    rows: texts.rows.flatMap((text) => parseRows(text)),
    quantiles: texts.quantiles.flatMap((text) => parseRows(text)),
    progress: parseRows(texts.progress),
  };
  unpacked.set(texts, library);
  return library;
}

/** How far a shared metric is: null where it is measured by another definition, or not at all yet. */
export function progressOf(metric: MeasuredMetric, { progress }: Library): ProgressRow | null {
  const own = progress.find(({ metricId }) => metricId === metric.metricId);
  return own && own.signature === metric.shared?.signature ? own : null;
}

/** The totals of a variation, where they are of the present definition. */
export function libraryRow(
  metric: MeasuredMetric,
  library: Library,
  { variationId, group }: { variationId: number; group: string },
): LibraryRow | undefined {
  if (!progressOf(metric, library)) return undefined;
  const own = library.rows.filter(
    (row) => row.metricId === metric.metricId && row.variationId === variationId && row.group === group,
  );
  // A cap at a percentile is made by a look at end users, which comes after the totals.
  return own.at(-1);
}

/** A shared metric with the statistics of every variation, as the analysis takes it: of those who count. */
export function libraryStatistics(
  metric: MeasuredMetric,
  library: Library,
  { variations, group }: Part,
): Pick<AnalysedMetric, 'kind' | 'statistics'> {
  const rows = variations.map(({ id }) => libraryRow(metric, library, { variationId: id, group }));
  if (metric.kind === 'quantile') {
    const statistics = variations.map(({ id }) =>
      quantileStatistics(metric, library, { variationId: id, group }),
    );
    return { kind: 'quantile', statistics };
  }
  return toStatistics(
    metric,
    rows.map((row) => sumsOf(row?.users ?? 0, row?.sums)),
  );
}

export function quantileStatistics(
  metric: MeasuredMetric,
  library: Library,
  { variationId, group }: { variationId: number; group: string },
): QuantileStatistics {
  const found =
    progressOf(metric, library) &&
    library.quantiles.find(
      (row) => row.metricId === metric.metricId && row.variationId === variationId && row.group === group,
    );
  if (found) return statisticsOfQuantile(found.summary);
  return {
    n: 0,
    events: 0,
    value: null,
    standardError: null,
    warnings: ['no_users'],
    intervalAt: () => null,
  };
}
