import type { DataSource } from 'typeorm';
import type { Json } from './product.js';

/** Events of some types, all of them. */
export const sourceOf = (...eventTypes: string[]): Json => ({ eventTypes, filter: null });

/** A definition with everything that is not said as it is by default. */
const definitionOf = (given: Json): Json => ({
  ...{ source: sourceOf('buy'), value: null, measure: null, denominator: null, steps: [] },
  ...{ retention: null, quantile: null, distinct: null, direction: 'increase' },
  window: { conversionWindowHours: null, delayHours: 0, completeOnly: false },
  cap: { type: 'none', upper: null, lower: null, percentile: null, ignoreZeros: false },
  ...{ cuped: { on: false, lookbackDays: 30 }, minimumDetectableEffect: null, nonInferiorityMargin: null },
  ...given,
});

const engineKinds: Json = {
  ...{ conversion: 'binomial', funnel: 'binomial', retention: 'binomial' },
  ...{
    count: 'count',
    quantile: 'quantile',
    average: 'ratio',
    ratio: 'ratio',
    sum: 'mean',
    distinct: 'mean',
  },
};

let keys = 0;

/** A shared metric of a project that is attached to an experiment; the id of it there. */
export async function attachMetric(
  dataSource: DataSource,
  { projectId, experimentId, role = 'secondary' }: { projectId: number; experimentId: number; role?: string },
  given: Json,
): Promise<number> {
  const definition = definitionOf(given);
  const key = `metric-${++keys}`;
  const [shared] = await dataSource.query<{ id: number }[]>(
    `INSERT INTO shared_metric (project_id, key, name, kind) VALUES ($1, $2, $2, $3) RETURNING id`,
    [projectId, key, definition.kind],
  );
  await dataSource.query(
    `INSERT INTO shared_metric_version (shared_metric_id, version, definition) VALUES ($1, 1, $2)`,
    [shared!.id, JSON.stringify(definition)],
  );
  const [metric] = await dataSource.query<{ id: number }[]>(
    `INSERT INTO metric (experiment_id, title, custom, selector, kind, role, denominator, shared_metric_id, shared_version)
     VALUES ($1, $2, true, 'shared:' || $2, $3, $4, 'shared:' || $2, $5, 1) RETURNING id`,
    [experimentId, key, engineKinds[definition.kind], role, shared!.id],
  );
  return metric!.id;
}

/** Gives an attached metric another definition, as a new version to which it is moved. */
export async function redefineMetric(dataSource: DataSource, metricId: number, given: Json): Promise<void> {
  await dataSource.query(
    `INSERT INTO shared_metric_version (shared_metric_id, version, definition)
     SELECT shared_metric_id, shared_version + 1, $2 FROM metric WHERE id = $1`,
    [metricId, JSON.stringify(definitionOf(given))],
  );
  await dataSource.query('UPDATE metric SET shared_version = shared_version + 1 WHERE id = $1', [metricId]);
}
