import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SharedMetric } from '#libs/entities';
import { DomainError } from '#libs/errors';
import { givenFields } from '#libs/http';
import { changeDefinition, sameDefinition } from '#libs/metrics';
import { currentActor } from '../audit/index.js';
import { ExperimentWriter, matchesRevision } from '../experiments/index.js';
import { shownToCaller } from './cases.js';
import { addSharedMetric, recordDefinition, requireMember } from './add-shared-metric.js';
import { definitionIn, requireDefinition } from './definition-in-request.js';
import { definitionOf, lockShared, readShared } from './read-shared-metrics.js';
import type {
  CreateSharedMetricRequest,
  SharedMetricDto,
  UpdateSharedMetricRequest,
} from './shared-metric.dto.js';

/** Makes and changes shared metrics. Experiments that follow the newest version are told after the change. */
@Injectable()
export class SharedMetricsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  async create(request: CreateSharedMetricRequest): Promise<SharedMetricDto> {
    const definition = requireDefinition(definitionIn(request));
    return this.dataSource.transaction(async (manager) =>
      readShared(manager, await addSharedMetric(manager, { ...request, definition })),
    );
  }

  /** @throws DomainError `stale` when the request was made for another state */
  async update(id: number, request: UpdateSharedMetricRequest): Promise<SharedMetricDto> {
    const { name, description, tags, ownerId, archived, note } = givenFields(request);
    const changes = definitionIn(request);
    const after = await this.dataSource.transaction(async (manager) => {
      const metric = await lockFresh(manager, id);
      const present = await definitionOf(manager, metric);
      const definition = requireDefinition(changeDefinition(present, changes));
      const isChanged = !sameDefinition(present, definition);
      // An owner who has left stays until another is chosen.
      const owner =
        ownerId === undefined || ownerId === metric.ownerId
          ? {}
          : { ownerId: await requireMember(manager, metric.projectId, ownerId) };
      const version = isChanged ? metric.version + 1 : metric.version;
      if (isChanged)
        await recordDefinition(manager, { sharedMetricId: id, version, definition, note: note ?? '' });
      await change(manager, metric, {
        ...{ name, description, tags, ...owner },
        ...(archived !== undefined && { archivedAt: archived ? (metric.archivedAt ?? new Date()) : null }),
        ...(isChanged && { version, kind: definition.kind, verified: false }),
      });
      return readShared(manager, id);
    });
    await this.tellExperiments(after);
    return after;
  }

  /** It stays where it is attached, and cannot be attached any more. */
  archive(id: number): Promise<SharedMetricDto> {
    return this.dataSource.transaction(async (manager) => {
      const metric = await lockFresh(manager, id);
      await change(manager, metric, { archivedAt: metric.archivedAt ?? new Date() });
      return readShared(manager, id);
    });
  }

  verify(id: number, verified: boolean): Promise<SharedMetricDto> {
    return this.dataSource.transaction(async (manager) => {
      await change(manager, await lockFresh(manager, id), { verified });
      return readShared(manager, id);
    });
  }

  /**
   * Has every experiment that uses it show its name, and each Draft its newest version: what an attached metric shows is
   * settled again with any change. One transaction for each, so that nothing waits for all of them.
   */
  private async tellExperiments({ id, name }: SharedMetricDto): Promise<void> {
    const uses = await this.dataSource.query<{ id: number }[]>(
      'SELECT experiment_id AS id FROM metric WHERE shared_metric_id = $1 ORDER BY experiment_id',
      [id],
    );
    for (const use of uses)
      await this.writer.change(use.id, () => ({}), {
        ...{ match: '*', reason: `Shared metric ‘${name}’ changed` },
      });
  }
}

/** Writes what differs; a change that changes nothing leaves the revision alone. */
async function change(
  manager: EntityManager,
  metric: SharedMetric,
  wanted: Partial<SharedMetric>,
): Promise<void> {
  const changed = Object.entries(wanted).filter(
    ([field, value]) =>
      value !== undefined && JSON.stringify(value) !== JSON.stringify(metric[field as keyof SharedMetric]),
  );
  if (changed.length === 0) return;
  const fields = Object.fromEntries(changed) as Partial<SharedMetric>;
  await manager.update(SharedMetric, { id: metric.id }, { ...fields, revision: metric.revision + 1 });
}

async function lockFresh(manager: EntityManager, id: number): Promise<SharedMetric> {
  const metric = await lockShared(manager, id);
  const match = currentActor()?.ifMatch;
  if (match === undefined || matchesRevision(match, metric.revision)) return metric;
  const detail =
    'The shared metric was changed since it was read. Read it again, and put your changes to it.';
  const current = shownToCaller(await readShared(manager, id));
  throw new DomainError('conflict', 'stale', detail, {
    extension: { current, changes: [], collisions: [] },
  });
}
