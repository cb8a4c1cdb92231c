import type { EntityManager } from 'typeorm';
import {
  compileSums,
  Decimal,
  noSums,
  readValue,
  sumNames,
  type AddValue,
  type EndUserSums,
  type KeptValue,
} from '#libs/metrics';
import type { ReadyMetric } from '../definitions/attached-metrics.js';

interface Place {
  metricId: number;
  variationId: number;
  allocationVersion: number;
}

interface Change extends Place {
  by: EndUserSums;
}

/** What values of a metric change the totals by. */
interface ChangesOfMetric {
  add: AddValue;
  /** By variation and allocation version. */
  places: Map<number, Map<number, Change>>;
}

/** What values change the totals by. */
export class TotalChanges {
  private readonly metrics = new Map<number, ChangesOfMetric>();

  /** Takes a value in so many times, or out (below 0). */
  add(
    { metricId, definition }: ReadyMetric,
    { variationId, allocationVersion }: Pick<Place, 'variationId' | 'allocationVersion'>,
    { value, times }: { value: KeptValue; times: number },
  ): void {
    let metric = this.metrics.get(metricId);
    if (!metric) this.metrics.set(metricId, (metric = { add: compileSums(definition), places: new Map() }));
    let versions = metric.places.get(variationId);
    if (!versions) metric.places.set(variationId, (versions = new Map<number, Change>()));
    let change = versions.get(allocationVersion);
    if (!change) {
      change = { metricId, variationId, allocationVersion, by: noSums(definition.steps.length) };
      versions.set(allocationVersion, change);
    }
    metric.add(change.by, readValue(value), times);
  }

  /** Adds the changes to the totals, and notes down that quantiles are stale. Nobody else may write them meanwhile. */
  async write(manager: EntityManager, projectId: number): Promise<void> {
    const metricIds = [...this.metrics.keys()];
    const changes = [...this.metrics.values()].flatMap(({ places }) =>
      [...places.values()].flatMap((versions) => [...versions.values()]),
    );
    if (changes.length === 0) return;
    const known = await readTotals(manager, projectId, metricIds);
    const next = changes.map(({ by, ...place }) => {
      const former = known.get(keyOf(place));
      return { ...place, ...(former ? added(former, by) : written(by)) };
    });
    await manager.query(writing, [
      projectId,
      next.map(({ metricId }) => metricId),
      next.map(({ variationId }) => variationId),
      next.map(({ allocationVersion }) => allocationVersion),
      next.map(({ users }) => users),
      next.map(({ ignored }) => ignored),
      next.map(({ steps }) => `{${steps.join(',')}}`),
      next.map(({ sums }) => `{${sums.join(',')}}`),
    ]);
    await manager.query(
      'UPDATE metric_progress SET stale = true WHERE project_id = $1 AND metric_id = ANY ($2::int[]) AND NOT stale',
      [projectId, metricIds],
    );
  }
}

/** A row of the totals as it is stored. */
export interface TotalRow extends Place {
  users: number;
  ignored: number;
  steps: number[];
  /** In the order of `sumNames`. */
  sums: string[];
}

const keyOf = ({ metricId, variationId, allocationVersion }: Place): string =>
  `${metricId}/${variationId}/${allocationVersion}`;

export async function readTotals(
  manager: EntityManager,
  projectId: number,
  metricIds: readonly number[],
): Promise<Map<string, TotalRow>> {
  const rows = await manager.query<TotalRow[]>(
    `SELECT metric_id AS "metricId", variation_id AS "variationId", allocation_version AS "allocationVersion",
       users::float8 AS users, ignored::float8 AS ignored, to_json(steps) AS steps, sums::text[] AS sums
     FROM metric_value_total WHERE project_id = $1 AND metric_id = ANY ($2::int[])`,
    [projectId, metricIds],
  );
  return new Map(rows.map((row) => [keyOf(row), row]));
}

export function written({ users, ignored, steps, sums }: EndUserSums): Omit<TotalRow, keyof Place> {
  return { users, ignored, steps, sums: sumNames.map((name) => String(sums[name])) };
}

function added(former: TotalRow, by: EndUserSums): Omit<TotalRow, keyof Place> {
  return {
    users: former.users + by.users,
    ignored: former.ignored + by.ignored,
    steps: by.steps.map((count, i) => count + (former.steps[i] ?? 0)),
    sums: sumNames.map((name, i) => String(Decimal.of(former.sums[i]!).plus(by.sums[name]))),
  };
}

const writing = `
  INSERT INTO metric_value_total (project_id, metric_id, variation_id, allocation_version, users, ignored, steps, sums)
  SELECT $1::int, x.m, x.v, x.a, x.users, x.ignored, x.steps::bigint[], x.sums::numeric[]
  FROM unnest($2::int[], $3::int[], $4::int[], $5::bigint[], $6::bigint[], $7::text[], $8::text[])
    AS x (m, v, a, users, ignored, steps, sums)
  ON CONFLICT (project_id, metric_id, variation_id, allocation_version) DO UPDATE
  SET users = EXCLUDED.users, ignored = EXCLUDED.ignored, steps = EXCLUDED.steps, sums = EXCLUDED.sums`;
