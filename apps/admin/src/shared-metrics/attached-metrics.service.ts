import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Metric, MetricGroup, SharedMetric, type Experiment } from '#libs/entities';
import { DomainError, invalidField, notFound } from '#libs/errors';
import {
  attachment,
  changedPart,
  ExperimentWriter,
  groupMetrics,
  withoutPart,
  type Configuration,
} from '../experiments/index.js';
import { MetricDto } from '../metrics/index.js';
import { spelled } from './cases.js';
import { chooseSharedKey } from './choose-shared-key.js';
import { definitionOfMetric } from './definition-of-metric.js';
import { readShared } from './read-shared-metrics.js';
import { recordDefinition } from './add-shared-metric.js';
import type { AttachedMetricsDto, AttachSharedMetricRequest } from './attached.dto.js';
import type { SharedMetricDto } from './shared-metric.dto.js';

/** Attaches shared metrics to experiments, takes them away, moves them to their newest version, and makes them of own ones. */
@Injectable()
export class AttachedMetricsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  async attach(
    experimentId: number,
    request: AttachSharedMetricRequest,
  ): Promise<MetricDto | AttachedMetricsDto> {
    const { metricId, metricGroupId, role, overrides } = request;
    if (metricId && !metricGroupId)
      return this.attachOne(experimentId, attachment(metricId, role ?? 'primary', overrides ?? null));
    if (!metricGroupId || metricId)
      throw invalidField(
        spelled('metricId'),
        `is required, or else \`${spelled('metricGroupId')}\`, but not both`,
      );
    for (const [field, value] of Object.entries({ role, overrides }))
      if (value !== undefined && value !== null) throw invalidField(field, 'does not apply to a group');
    return this.attachGroup(experimentId, metricGroupId);
  }

  private async attachOne(experimentId: number, wanted: ReturnType<typeof attachment>): Promise<MetricDto> {
    const { after } = await this.writer.change(
      experimentId,
      ({ metrics }) => ({
        metrics: [...metrics.map(({ id }) => ({ id })), wanted],
      }),
      { naming: namingOfAttached },
    );
    return shown(after, wanted.sharedMetricId!);
  }

  /** In the order of the group; what is attached already stays as it is. */
  private async attachGroup(experimentId: number, groupId: number): Promise<AttachedMetricsDto> {
    const skipped: number[] = [];
    const attached: number[] = [];
    const { after } = await this.writer.change(experimentId, async ({ experiment, metrics }, manager) => {
      await requireGroup(manager, experiment, groupId);
      const present = new Set(metrics.map(({ sharedMetricId }) => sharedMetricId));
      const parts = await groupMetrics(manager, groupId);
      for (const { sharedMetricId } of parts)
        (present.has(sharedMetricId!) ? skipped : attached).push(sharedMetricId!);
      const added = parts.filter(({ sharedMetricId }) => !present.has(sharedMetricId!));
      return { metrics: [...metrics.map(({ id }) => ({ id })), ...added] };
    });
    return { metrics: attached.map((id) => shown(after, id)), skipped };
  }

  /** @throws DomainError not-found when it is not attached */
  async detach(experimentId: number, sharedMetricId: number): Promise<MetricDto> {
    const { before } = await this.writer.change(experimentId, ({ metrics }) => ({
      metrics: withoutPart(metrics, idOf(metrics, sharedMetricId), 'shared metric'),
    }));
    return shown(before, sharedMetricId);
  }

  /** From here on the experiment is measured by the newest version, from its beginning. */
  async move(experimentId: number, sharedMetricId: number): Promise<MetricDto> {
    const { after } = await this.writer.change(experimentId, async ({ experiment, metrics }, manager) => {
      const id = idOf(metrics, sharedMetricId);
      if (experiment.startedAt === null) return {};
      const { version } = await manager.findOneByOrFail(SharedMetric, { id: sharedMetricId });
      return { metrics: changedPart(metrics, id, { sharedVersion: version }, 'shared metric') };
    });
    return shown(after, sharedMetricId);
  }

  /**
   * Makes a shared metric of one that an experiment has alone; its row stays, now attached, so that its history does too.
   *
   * @throws DomainError `invalid` for what the library cannot measure, such as clicks on a selector
   */
  async promote(id: number, key?: string | null): Promise<SharedMetricDto> {
    const metric = await this.dataSource.getRepository(Metric).findOneBy({ id });
    if (!metric) throw notFound('metric');
    return this.dataSource.transaction(async (manager) => {
      let sharedId = 0;
      await this.writer.changeWithin(
        manager,
        metric.experimentId,
        async ({ experiment, metrics }) => {
          const present = metrics.find((one) => one.id === id);
          if (!present) throw notFound('metric');
          sharedId = await makeShared(manager, experiment, present, key);
          return { metrics: changedPart(metrics, id, { sharedMetricId: sharedId }, 'metric') };
        },
        { promotes: true },
      );
      return readShared(manager, sharedId);
    });
  }
}

async function makeShared(
  manager: EntityManager,
  { projectId }: Experiment,
  metric: Metric,
  key?: string | null,
): Promise<number> {
  const { title: name, description } = metric;
  if (metric.sharedMetricId !== null)
    throw new DomainError('conflict', 'already-exists', `“${name}” is a shared metric already.`);
  const definition = definitionOfMetric(metric);
  const fields = { projectId, name, description, kind: definition.kind };
  const { id } = await manager.save(SharedMetric, {
    ...fields,
    key: await chooseSharedKey(manager, { projectId, name, key }),
  });
  await recordDefinition(manager, { sharedMetricId: id, version: 1, definition, note: '' });
  return id;
}

function idOf(metrics: readonly Metric[], sharedMetricId: number): number {
  const metric = metrics.find((one) => one.sharedMetricId === sharedMetricId);
  if (!metric) throw notFound('shared metric');
  return metric.id;
}

function shown({ metrics, newestVersions }: Configuration, sharedMetricId: number): MetricDto {
  const metric = metrics.find((one) => one.sharedMetricId === sharedMetricId)!;
  return MetricDto.from(metric, { live: 0, qa: 0 }, newestVersions);
}

async function requireGroup(manager: EntityManager, { projectId }: Experiment, id: number): Promise<void> {
  if (!(await manager.existsBy(MetricGroup, { id, projectId })))
    throw invalidField(spelled('metricGroupId'), `${id} is not a metric group of the project`);
}

/** The request calls the shared metric `metricId`. */
function namingOfAttached(path: readonly (string | number)[]): { field: string } {
  const [, , field, ...steps] = path;
  const name = field === undefined || field === 'sharedMetricId' ? 'metricId' : String(field);
  return { field: [name, ...steps].map((step) => spelled(String(step))).join('.') };
}
