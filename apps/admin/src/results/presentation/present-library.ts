import { maturesAfter } from '#libs/metrics';
import { wilsonInterval } from '#libs/statistics';
import { libraryRow, progressOf, quantileStatistics, type Library } from '../analysis/library-statistics.js';
import type { MeasuredMetric } from '../analysis/measured-metric.js';
import type { FunnelDto, FunnelStepDto, MetricResultDto, QuantileDto } from '../dto/metric-result.dto.js';
import type { LibraryRow } from '../queries/library.queries.js';

type OfLibrary = Pick<
  MetricResultDto,
  | 'sharedMetricId'
  | 'version'
  | 'libraryKind'
  | 'asOf'
  | 'filling'
  | 'steps'
  | 'matured'
  | 'quantile'
  | 'ignored'
>;

export interface ShownPart {
  library: Library;
  /** In id order. */
  variationIds: readonly number[];
  group: string;
  /** Of intervals. */
  confidenceLevel: number;
}

const notShared: OfLibrary = {
  ...{ sharedMetricId: null, version: null, libraryKind: null, asOf: null, filling: null },
  ...{ steps: null, matured: null, quantile: null, ignored: null },
};

/** What is told of metrics of the library alone. */
export function presentLibrary(metric: MeasuredMetric, part: ShownPart): OfLibrary {
  const { shared } = metric;
  if (!shared) return notShared;
  const { library, variationIds, group } = part;
  const { definition, sharedMetricId, version } = shared;
  const progress = progressOf(metric, library);
  const rows = variationIds.map((variationId) => libraryRow(metric, library, { variationId, group }));
  const sum = (of: (row: LibraryRow) => number) =>
    rows.reduce((total, row) => total + (row ? of(row) : 0), 0);
  return {
    ...{ sharedMetricId, version, libraryKind: definition.kind },
    asOf: progress?.asOf ?? null,
    filling: progress ? shareOf(progress) : 0,
    steps:
      definition.kind === 'funnel'
        ? variationIds.map((id, i) => funnelOf(id, rows[i], part, definition.steps.length))
        : null,
    matured: maturesAfter(definition) === null ? null : sum(({ users }) => users),
    quantile: definition.quantile && quantileOf(metric, part),
    ignored: sum(({ ignored }) => ignored),
  };
}

/** There may be more end users by now than there were when it began. */
function shareOf({ whole, filled, expected }: { whole: boolean; filled: number; expected: number }): number {
  return whole ? 1 : expected === 0 ? 0 : Math.min(filled / expected, 0.999);
}

function funnelOf(
  variantId: number,
  row: LibraryRow | undefined,
  { confidenceLevel }: ShownPart,
  count: number,
): FunnelDto {
  const n = row?.users ?? 0;
  const steps = Array.from({ length: count }, (_, i): FunnelStepDto => {
    const users = row?.steps[i] ?? 0;
    const before = i === 0 ? n : (row?.steps[i - 1] ?? 0);
    const interval = (of: number) => wilsonInterval({ n: of, conversions: users }, 1 - confidenceLevel);
    return {
      ...{ step: i + 1, users, rate: share(users, n), rateOfPrevious: share(users, before) },
      ...{ interval: interval(n), intervalOfPrevious: interval(before) },
    };
  });
  return { variantId, steps };
}

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

function quantileOf(metric: MeasuredMetric, { library, variationIds, group }: ShownPart): QuantileDto {
  const { q, per } = metric.shared!.definition.quantile!;
  return {
    ...{ q, per },
    variants: variationIds.map((variantId) => {
      const { events, standardError } = quantileStatistics(metric, library, {
        variationId: variantId,
        group,
      });
      return { variantId, values: events, standardError };
    }),
  };
}

/**
 * Codes of a metric of the library:
 *
 * - `not_dated`: dates were asked for, and it is shown over all of them
 * - `filling`: not every end user is worked out yet
 */
export function libraryWarnings(
  metric: MeasuredMetric,
  library: Library,
  { isDated }: { isDated: boolean },
): string[] {
  if (!metric.shared) return [];
  const progress = progressOf(metric, library);
  const codes = { not_dated: isDated, filling: !progress?.whole };
  return Object.entries(codes).flatMap(([code, holds]) => (holds ? [code] : []));
}
