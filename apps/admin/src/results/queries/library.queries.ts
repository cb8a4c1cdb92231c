import type { QuantileSummary } from '#libs/statistics';
import { quantilesInOrder } from '../../metric-values/index.js';
import type { MeasuredMetric } from '../analysis/measured-metric.js';
import { groupOf, ofExperiment, type Reading } from './reading.js';
import { Parameters, selectText, type RowsText } from './statement.js';

/** Sums over the end users of a variation and a group on a shared metric. */
export interface LibraryRow {
  metricId: number;
  variationId: number;
  group: string;
  /** Those who count. */
  users: number;
  ignored: number;
  /** How many took each step of a funnel. */
  steps: number[];
  /** In the order of `sumNames` of libs/metrics. */
  sums: string[];
  /** The cap of x, where it is that of a percentile. */
  cap: number | null;
}

/** What a quantile of a variation and a group is. */
export interface QuantileRow {
  metricId: number;
  variationId: number;
  group: string;
  summary: QuantileSummary;
}

/** How far a shared metric is. */
export interface ProgressRow {
  metricId: number;
  signature: string;
  /** Whether every end user has been filled in, and a quantile worked out of them. */
  whole: boolean;
  filled: number;
  expected: number;
  lacksEvents: boolean;
  /** ISO time; up to when everything is in the values. */
  asOf: string;
}

/** What shared metrics are made of. */
export interface LibraryTexts {
  rows: RowsText<LibraryRow>[];
  quantiles: RowsText<QuantileRow>[];
  progress: RowsText<ProgressRow>;
}

const noLibrary: LibraryTexts = { rows: [], quantiles: [], progress: '[]' };

/**
 * From the totals, so that it costs the same however many end users there are; by groups, and for a cap at a percentile,
 * from the value of each. Dates do not narrow it.
 */
export async function readLibrary(
  reading: Reading,
  metrics: readonly MeasuredMetric[],
): Promise<LibraryTexts> {
  const shared = metrics.filter((metric) => metric.shared !== null);
  if (shared.length === 0) return noLibrary;
  const ids = shared.map(({ metricId }) => metricId!);
  const { manager, projectId } = reading;
  const quantiles = shared.filter(({ kind }) => kind === 'quantile');
  const progress = await selectText<ProgressRow>(manager, (p) => progressOf(shared, projectId, p));
  const isLooked = ({ capping }: MeasuredMetric) => reading.grouping !== null || capping === 'percentile';
  const looked = shared.filter((metric) => metric.kind !== 'quantile' && isLooked(metric));
  const rows = [await selectText<LibraryRow>(manager, (p) => totalsOf(reading, ids, p))];
  for (const metric of looked) rows.push(await selectText(manager, (p) => lookOf(reading, metric, p)));
  const ofQuantiles: RowsText<QuantileRow>[] = [];
  if (quantiles.length > 0 && !reading.grouping)
    ofQuantiles.push(await selectText(manager, (p) => quantilesOf(reading, quantiles, p)));
  else for (const metric of quantiles) ofQuantiles.push(await readQuantilesOf(reading, metric));
  return { rows, quantiles: ofQuantiles, progress };
}

/** How far shared metrics are. */
export function readProgressOf(
  { manager, projectId }: Reading,
  metricIds: number[],
): Promise<(Pick<ProgressRow, 'metricId' | 'signature'> & { filledTo: string | null })[]> {
  return manager.query(
    `SELECT metric_id AS "metricId", signature, filled_to AS "filledTo" FROM metric_progress
     WHERE project_id = $1::int AND metric_id = ANY ($2::int[])`,
    [projectId, metricIds],
  );
}

function progressOf(metrics: readonly MeasuredMetric[], projectId: number, p: Parameters): string {
  const idsOf = (some: readonly MeasuredMetric[]) =>
    p.of(
      some.map(({ metricId }) => metricId),
      'int[]',
    );
  const quantiles = idsOf(metrics.filter(({ kind }) => kind === 'quantile'));
  return `
    SELECT progress.metric_id AS "metricId", signature,
      filled_to IS NULL AND (quantiles_at IS NOT NULL OR progress.metric_id <> ALL (${quantiles})) AS whole, filled::float8 AS filled,
      expected::float8 AS expected, lacks_events AS "lacksEvents",
      to_char(COALESCE(quantiles_at, settled_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "asOf"
    FROM metric_progress AS progress JOIN metric_keeping USING (project_id)
    WHERE project_id = ${p.of(projectId, 'int')} AND progress.metric_id = ANY (${idsOf(metrics)})`;
}

/** A group of totals is a version, or all of them together. */
function totalsOf({ projectId, byVersion, grouping }: Reading, ids: number[], p: Parameters): string {
  const sums = Array.from({ length: 15 }, (_, i) => `sum(sums[${i + 1}])::text`).join(', ');
  const steps = Array.from({ length: 10 }, (_, i) => `sum(steps[${i + 1}])`).join(', ');
  return `
    SELECT metric_id AS "metricId", variation_id AS "variationId",
      ${byVersion ? `allocation_version || ':'` : `''`} AS "group", sum(users)::float8 AS users,
      sum(ignored)::float8 AS ignored, array_remove(ARRAY[${steps}]::float8[], NULL) AS steps, ARRAY[${sums}] AS sums,
      NULL::float8 AS cap
    FROM metric_value_total
    WHERE project_id = ${p.of(projectId, 'int')} AND metric_id = ANY (${p.of(ids, 'int[]')}) AND ${grouping === null}
    GROUP BY 1, 2, 3`;
}

function quantilesOf(
  { projectId, byVersion }: Reading,
  metrics: readonly MeasuredMetric[],
  p: Parameters,
): string {
  const ids = p.of(
    metrics.map(({ metricId }) => metricId),
    'int[]',
  );
  return `
    SELECT metric_id AS "metricId", variation_id AS "variationId",
      ${byVersion ? `allocation_version || ':'` : `''`} AS "group", summary
    FROM metric_quantile
    WHERE project_id = ${p.of(projectId, 'int')} AND metric_id = ANY (${ids})
      AND (allocation_version = 0) = ${!byVersion}`;
}

/** The rows of end users who count, each with its group. */
function countingRows(reading: Reading, { metricId }: MeasuredMetric, p: Parameters): string {
  const id = p.of(String(metricId), 'text');
  return `
    SELECT value.variation_id, ${groupOf(reading, p)} AS group_key, value.amounts -> ${id} AS own
    FROM metric_value AS value JOIN assignment ON assignment.project_id = value.project_id
      AND assignment.experiment_id = value.experiment_id AND assignment.end_user_id = value.end_user_id
    WHERE ${ofExperiment('value', reading, p)} AND ${ofExperiment('assignment', reading, p)}
      AND value.amounts ? ${id} AND COALESCE(value.amounts -> ${id} ->> 6, '0') <> '1'`;
}

const amountAt = (position: number): string => `COALESCE((own ->> ${position})::numeric, 0)`;

/** A cap at a percentile: of the values of all end users who count. */
export function percentileOf(reading: Reading, metric: MeasuredMetric, p: Parameters): string {
  const { percentile, ignoreZeros } = metric.shared!.definition.cap;
  const pooled = countingRows({ ...reading, grouping: null, byVersion: false }, metric, p);
  return `SELECT (percentile_cont(${p.of(percentile, 'float8')}) WITHIN GROUP (ORDER BY ${amountAt(0)}::float8))::text::numeric
    AS cap FROM (${pooled}) AS pooled ${ignoreZeros ? `WHERE ${amountAt(0)} <> 0` : ''}`;
}

function lookOf(reading: Reading, metric: MeasuredMetric, p: Parameters): string {
  const { definition } = metric.shared!;
  const { cap } = definition;
  const upper = cap.type === 'fixed' && cap.upper !== null ? p.of(cap.upper, 'numeric') : 'NULL::numeric';
  const lower = cap.type === 'fixed' && cap.lower !== null ? p.of(cap.lower, 'numeric') : 'NULL::numeric';
  const percentile = cap.type === 'percentile' ? `(${percentileOf(reading, metric, p)})` : 'NULL::numeric';
  const cut = (value: string) => `GREATEST(LEAST(${value}, ${upper}, limits.cap), ${lower})`;
  const history =
    definition.kind === 'ratio' || definition.kind === 'average' ? amountAt(2) : cut(amountAt(2));
  const steps = definition.steps.map((_, i) => `count(*) FILTER (WHERE depth > ${i})`);
  const products = [
    ...['x', 'x * x', 'x * x * x', 'y', 'y * y', 'x * y', 'c', 'c * c', 'x * c', 'y * c'],
    ...['d', 'd * d', 'c * d', 'x * d', 'y * d'],
  ];
  return `
    SELECT ${p.of(metric.metricId, 'int')} AS "metricId", variation_id AS "variationId", group_key AS "group",
      count(*)::float8 AS users, sum(ignored)::float8 AS ignored, ARRAY[${steps.join(', ')}]::float8[] AS steps,
      ARRAY[${products.map((product) => `sum(${product})::text`).join(', ')}] AS sums, min(cap)::float8 AS cap
    FROM (
      SELECT variation_id, group_key, limits.cap, ${cut(amountAt(0))} AS x, ${amountAt(1)} AS y, ${history} AS c,
        ${amountAt(3)} AS d, ${amountAt(4)} AS depth, ${amountAt(5)} AS ignored
      FROM (${countingRows(reading, metric, p)}) AS counting, (SELECT ${percentile} AS cap) AS limits) AS part
    GROUP BY 2, 3`;
}

async function readQuantilesOf(reading: Reading, metric: MeasuredMetric): Promise<RowsText<QuantileRow>> {
  const p = new Parameters();
  const counting = countingRows(reading, metric, p);
  const text = `SELECT variation_id, group_key, own -> 7 AS list FROM (${counting}) AS counting`;
  const { q } = metric.shared!.definition.quantile!;
  const found = await quantilesInOrder(reading.manager, { text, values: p.values }, q);
  const rows = found.map((row): QuantileRow => ({ metricId: metric.metricId!, ...row }));
  return JSON.stringify(rows);
}
