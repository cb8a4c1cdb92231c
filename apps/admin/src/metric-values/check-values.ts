import { isDeepStrictEqual } from 'node:util';
import type { DataSource, EntityManager } from 'typeorm';
import { compileSums, Decimal, noSums, readValue, sumNames, type EndUserSums } from '#libs/metrics';
import { collectDue } from './changes/collect-due.js';
import { ReadyMetrics, type ReadyMetric } from './definitions/attached-metrics.js';
import { readProject, type MeasuredProject } from './definitions/measured-project.js';
import { MetricKeeper } from './metric-keeper.js';
import { readQuantiles, type VersionQuantile } from './quantiles/refresh-quantiles.js';
import { isFilled, readProgress, type ProgressOfAll } from './values/progress.js';
import { sortNothing } from './values/rows-of-end-users.js';
import { valueColumns, type ValueRow } from './values/stored-values.js';
import { readTotals, written, type TotalRow } from './values/total-changes.js';
import { workOut } from './values/work-out.js';

/** What is kept and what a recount gives; null for a row that is not there. */
export interface ValueDifference {
  total: 'metric_value' | 'metric_value_total' | 'metric_quantile';
  stored: unknown;
  recounted: unknown;
}

interface Experiment {
  projectId: number;
  experimentId: number;
}

/** Experiments with values of shared metrics, in ascending id. */
export function listMeasured(
  dataSource: DataSource,
): Promise<{ id: number; projectId: number; key: string }[]> {
  return dataSource.query(
    `SELECT DISTINCT experiment.id, experiment.project_id AS "projectId", experiment.key
     FROM metric JOIN experiment ON experiment.id = metric.experiment_id
     WHERE metric.shared_metric_id IS NOT NULL AND experiment.started_at IS NOT NULL ORDER BY experiment.id`,
  );
}

/** End users of a page. */
const usersOfPage = 500;

/** Ends a transaction so that nothing of it stays. */
class Undone extends Error {}

/**
 * Compares the values of shared metrics in an experiment, the sums over them and their quantiles with a recount of events,
 * while these go on: who got something meanwhile is passed over. What cannot be recounted any more, since events were removed for their
 * age or an end user was erased, is taken as it is.
 */
export async function compareMetricValues(
  dataSource: DataSource,
  experiment: Experiment,
): Promise<ValueDifference[]> {
  await keepUp(dataSource);
  let differences: ValueDifference[] = [];
  const undone = new Undone();
  await dataSource
    .transaction(async (manager) => {
      differences = await recount(manager, experiment);
      throw undone;
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error;
    });
  return differences;
}

/** Makes them what a recount gives. */
export async function rebuildMetricValues(dataSource: DataSource, experiment: Experiment): Promise<void> {
  await keepUp(dataSource);
  await dataSource.transaction((manager) => recount(manager, experiment));
  await keepUp(dataSource);
}

const keepUp = (dataSource: DataSource): Promise<void> => new MetricKeeper(dataSource).runOnce();

async function recount(
  manager: EntityManager,
  { projectId, experimentId }: Experiment,
): Promise<ValueDifference[]> {
  await sortNothing(manager);
  const [keeping] = await manager.query<{ watermark: Date }[]>(
    'SELECT watermark FROM metric_keeping WHERE project_id = $1 FOR UPDATE',
    [projectId],
  );
  const whole = await readProject(manager, projectId, new ReadyMetrics());
  const measured = whole.get(experimentId);
  if (!keeping || !measured) return [];
  const project: MeasuredProject = new Map([[experimentId, measured]]);
  const progress = await readProgress(manager, projectId);
  const upToDate = await listUpToDate(manager, projectId, measured.metrics);
  const found: ValueDifference[] = [];
  for (let after: string | null = ''; after !== null;) {
    const endUserIds = await listUsers(manager, { projectId, experimentId, after });
    await workOut(manager, {
      ...{ projectId, project, endUserIds, progress, asOf: keeping.watermark, isWhole: true },
      notice: (former, now) => {
        found.push({ total: 'metric_value', stored: former, recounted: now });
      },
    });
    after = endUserIds.at(-1) ?? null;
  }
  const newer = await listNewer(manager, { projectId, project, since: keeping.watermark });
  const differences = found.filter(({ stored, recounted }) => {
    const { endUserId } = (stored ?? recounted) as ValueRow;
    return !newer.has(endUserId);
  });
  const sums = await sumUp(manager, { projectId, experimentId, metrics: measured.metrics, progress });
  differences.push(...(await correctTotals(manager, projectId, { metrics: measured.metrics, sums })));
  if (newer.size === 0)
    for (const metric of upToDate) differences.push(...(await compareQuantiles(manager, projectId, metric)));
  return differences;
}

/** Those whose quantiles are of the values as they are. */
async function listUpToDate(
  manager: EntityManager,
  projectId: number,
  metrics: readonly ReadyMetric[],
): Promise<ReadyMetric[]> {
  const rows = await manager.query<{ id: number }[]>(
    'SELECT metric_id AS id FROM metric_progress WHERE project_id = $1 AND NOT stale AND filled_to IS NULL',
    [projectId],
  );
  const ids = new Set(rows.map(({ id }) => id));
  return metrics.filter(({ metricId, definition }) => definition.kind === 'quantile' && ids.has(metricId));
}

/** Has quantiles that are not those of the values made again. */
async function compareQuantiles(
  manager: EntityManager,
  projectId: number,
  metric: ReadyMetric,
): Promise<ValueDifference[]> {
  const { metricId } = metric;
  const stored = await manager.query<VersionQuantile[]>(
    `SELECT variation_id AS "variationId", allocation_version AS version, summary FROM metric_quantile
     WHERE project_id = $1 AND metric_id = $2`,
    [projectId, metricId],
  );
  const { quantiles } = await readQuantiles(manager, projectId, metric);
  const keyOf = ({ variationId, version }: VersionQuantile) => `${variationId}/${version}`;
  const known = new Map(stored.map((one) => [keyOf(one), one]));
  const recounted = new Map(quantiles.map((one) => [keyOf(one), one]));
  const differences = [...new Set([...known.keys(), ...recounted.keys()])].flatMap(
    (key): ValueDifference[] => {
      const [before, now] = [known.get(key) ?? null, recounted.get(key) ?? null];
      if (isDeepStrictEqual(before?.summary, now?.summary)) return [];
      return [{ total: 'metric_quantile', stored: { metricId, ...before }, recounted: { metricId, ...now } }];
    },
  );
  if (differences.length > 0)
    await manager.query('UPDATE metric_progress SET stale = true WHERE project_id = $1 AND metric_id = $2', [
      ...[projectId, metricId],
    ]);
  return differences;
}

async function listUsers(
  manager: EntityManager,
  { projectId, experimentId, after }: Experiment & { after: string },
): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(
    `SELECT end_user_id AS id FROM (
       SELECT end_user_id FROM assignment WHERE project_id = $1 AND experiment_id = $2 AND end_user_id > $3
       UNION SELECT end_user_id FROM metric_value WHERE project_id = $1 AND experiment_id = $2 AND end_user_id > $3
     ) AS known ORDER BY end_user_id LIMIT ${usersOfPage}`,
    [projectId, experimentId, after],
  );
  return rows.map(({ id }) => id);
}

/** Of whom an assignment was stored since, or all events are to be read, so that a recount sees more than the values do. */
async function listNewer(
  manager: EntityManager,
  { projectId, project, since }: { projectId: number; project: MeasuredProject; since: Date },
): Promise<Set<string>> {
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
  await collectDue(manager, projectId, { experimentIds: [...project.keys()], since, until: now });
  const rows = await manager.query<{ id: string }[]>(
    'SELECT end_user_id AS id FROM metric_due WHERE project_id = $1',
    [projectId],
  );
  return new Set(rows.map(({ id }) => id));
}

type Sums = Map<
  string,
  { metricId: number; variationId: number; allocationVersion: number; sums: EndUserSums }
>;

async function sumUp(
  manager: EntityManager,
  {
    projectId,
    experimentId,
    metrics,
    progress,
  }: Experiment & { metrics: readonly ReadyMetric[]; progress: ProgressOfAll },
): Promise<Sums> {
  const adders = metrics.map(({ definition }) => compileSums(definition));
  const sums: Sums = new Map();
  for (let after: string | null = ''; after !== null;) {
    const rows: ValueRow[] = await manager.query(
      `SELECT ${valueColumns} FROM metric_value WHERE project_id = $1 AND experiment_id = $2 AND end_user_id > $3
       ORDER BY end_user_id LIMIT ${usersOfPage}`,
      [projectId, experimentId, after],
    );
    for (const { endUserId, variationId, allocationVersion, amounts } of rows)
      metrics.forEach(({ metricId, definition }, i) => {
        const value = amounts[metricId];
        const known = progress.get(metricId);
        if (!value || !known || !isFilled(known, endUserId)) return;
        const key = `${metricId}/${variationId}/${allocationVersion}`;
        const place = sums.get(key) ?? {
          ...{ metricId, variationId, allocationVersion },
          sums: noSums(definition.steps.length),
        };
        sums.set(key, place);
        adders[i]!(place.sums, readValue(value), 1);
      });
    after = rows.at(-1)?.endUserId ?? null;
  }
  return sums;
}

/** Makes the totals what the values add up to; tells what they were. */
async function correctTotals(
  manager: EntityManager,
  projectId: number,
  { metrics, sums }: { metrics: readonly ReadyMetric[]; sums: Sums },
): Promise<ValueDifference[]> {
  const ids = metrics.map(({ metricId }) => metricId);
  const stored = await readTotals(manager, projectId, ids);
  const differences: ValueDifference[] = [];
  for (const key of new Set([...stored.keys(), ...sums.keys()])) {
    const known = stored.get(key) ?? null;
    const place = sums.get(key);
    const again: TotalRow | null = place ? { ...place, ...written(place.sums) } : null;
    if (known && again ? areSame(known, again) : isNothing(known ?? again!)) continue;
    const { metricId, variationId, allocationVersion } = (known ?? again)!;
    differences.push({ total: 'metric_value_total', stored: known, recounted: again && shown(again) });
    await manager.query(
      `DELETE FROM metric_value_total
       WHERE project_id = $1 AND metric_id = $2 AND variation_id = $3 AND allocation_version = $4`,
      [projectId, metricId, variationId, allocationVersion],
    );
    if (!again) continue;
    await manager.query(
      `INSERT INTO metric_value_total (project_id, metric_id, variation_id, allocation_version, users, ignored, steps, sums)
       VALUES ($1, $2, $3, $4, $5, $6, $7::bigint[], $8::numeric[])`,
      [
        projectId,
        metricId,
        variationId,
        allocationVersion,
        again.users,
        again.ignored,
        again.steps,
        again.sums,
      ],
    );
  }
  return differences;
}

const shown = ({
  metricId,
  variationId,
  allocationVersion,
  users,
  ignored,
  steps,
  sums,
}: TotalRow): TotalRow => ({
  ...{ metricId, variationId, allocationVersion, users, ignored, steps, sums },
});

const isSame = (one: string, other: string): boolean => Decimal.of(one).equals(Decimal.of(other));

function areSame(one: TotalRow, other: TotalRow): boolean {
  return (
    one.users === other.users &&
    one.ignored === other.ignored &&
    JSON.stringify(one.steps) === JSON.stringify(other.steps) &&
    sumNames.every((_, i) => isSame(one.sums[i]!, other.sums[i]!))
  );
}

const isNothing = ({ users, ignored, sums }: TotalRow): boolean =>
  users === 0 && ignored === 0 && sums.every((text) => Decimal.of(text).isZero);
