import { In, type EntityManager } from 'typeorm';
import { SharedMetric, SharedMetricVersion, User } from '#libs/entities';
import { notFound } from '#libs/errors';
import type { MetricDefinition } from '#libs/metrics';
import { readLastValues } from './last-values.js';
import { SharedMetricDto } from './shared-metric.dto.js';

/** @throws DomainError not-found */
export async function readShared(manager: EntityManager, id: number): Promise<SharedMetricDto> {
  const metric = await manager.findOneBy(SharedMetric, { id });
  if (!metric) throw notFound('shared metric');
  const [answer] = await describeShared(manager, [metric]);
  return answer!;
}

/** Shared metrics as answers have them, in four statements however many they are. */
export async function describeShared(
  manager: EntityManager,
  metrics: readonly SharedMetric[],
): Promise<SharedMetricDto[]> {
  if (metrics.length === 0) return [];
  const ids = metrics.map(({ id }) => id);
  const newest = await manager.find(SharedMetricVersion, {
    where: metrics.map(({ id, version }) => ({ sharedMetricId: id, version })),
  });
  const owners = await manager.find(User, {
    select: { id: true, email: true },
    where: { id: In(metrics.flatMap(({ ownerId }) => ownerId ?? [])) },
  });
  const uses = await manager.query<{ id: number; experiments: number }[]>(
    `SELECT shared_metric_id AS id, count(*)::int AS experiments FROM metric
     WHERE shared_metric_id = ANY ($1::int[]) GROUP BY shared_metric_id`,
    [ids],
  );
  const lastValues = await readLastValues(manager, metrics);
  return metrics.map((metric) =>
    SharedMetricDto.from(metric, {
      definition: newest.find(({ sharedMetricId }) => sharedMetricId === metric.id)!.definition,
      ownerEmail: owners.find(({ id }) => id === metric.ownerId)?.email ?? null,
      experiments: uses.find(({ id }) => id === metric.id)?.experiments ?? 0,
      lastValue: lastValues.get(metric.id) ?? null,
    }),
  );
}

/** The row, locked against other changes. */
export async function lockShared(manager: EntityManager, id: number): Promise<SharedMetric> {
  const metric = await manager.findOne(SharedMetric, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!metric) throw notFound('shared metric');
  return metric;
}

export async function definitionOf(
  manager: EntityManager,
  { id, version }: Pick<SharedMetric, 'id' | 'version'>,
): Promise<MetricDefinition> {
  const { definition } = await manager.findOneByOrFail(SharedMetricVersion, { sharedMetricId: id, version });
  return definition;
}
