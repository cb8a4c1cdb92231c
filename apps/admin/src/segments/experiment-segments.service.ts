import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ExperimentSegment, Segment, type Experiment } from '#libs/entities';
import { notFound } from '#libs/errors';
import { requireAffordableRules } from '../experiments/affordable-rules.js';
import { ExperimentChanges } from '../experiments/experiment-changes.js';
import { lastSegment } from './last-segment.js';
import { requireSegmentsOf } from './segment-owner.js';
import { SegmentDto, type AttachSegmentsRequest } from './segment.dto.js';

/** Which segments an experiment is for. */
@Injectable()
export class ExperimentSegmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ExperimentChanges,
  ) {}

  list(experimentId: number): Promise<SegmentDto[]> {
    return readAttached(this.dataSource.manager, experimentId);
  }

  /** Attaches these segments and detaches all others. */
  replace(experimentId: number, { segmentIds }: AttachSegmentsRequest): Promise<SegmentDto[]> {
    const wanted = [...new Set(segmentIds)].sort((one, other) => one - other);
    return this.changes.within(experimentId, async ({ manager, experiment }) => {
      await requireSegmentsOf(manager, experiment.projectId, wanted, 'segmentIds');
      const attached = await manager.findBy(ExperimentSegment, { experimentId });
      if (wanted.length === 0 && attached.length > 0 && experiment.status === 'Active')
        throw lastSegment(experimentId);
      const superfluous = attached.filter(({ segmentId }) => !wanted.includes(segmentId));
      const missing = wanted.filter((id) => attached.every(({ segmentId }) => segmentId !== id));
      await manager.remove(ExperimentSegment, superfluous);
      await manager.insert(
        ExperimentSegment,
        missing.map((segmentId) => ({ experimentId, segmentId })),
      );
      if (missing.length > 0)
        await requireAffordableRules(manager, experiment.projectId, { experimentId }, 'segmentIds');
      return readAttached(manager, experimentId);
    });
  }

  /** Attaching twice changes nothing. */
  attach(experimentId: number, segmentId: number): Promise<void> {
    return this.changes.within(experimentId, async ({ manager, experiment }) => {
      await requireSegmentsOf(manager, experiment.projectId, [segmentId], 'segment_id');
      const row = { experimentId, segmentId };
      await manager.createQueryBuilder().insert().into(ExperimentSegment).values(row).orIgnore().execute();
      await requireAffordableRules(manager, experiment.projectId, { experimentId }, 'segment_id');
    });
  }

  /** Not the last one of an Active experiment. */
  detach(experimentId: number, segmentId: number): Promise<void> {
    return this.changes.within(experimentId, async ({ manager, experiment }) => {
      await requireNotLast(manager, experiment, segmentId);
      await manager.delete(ExperimentSegment, { experimentId, segmentId });
    });
  }
}

async function requireNotLast(
  manager: EntityManager,
  experiment: Experiment,
  segmentId: number,
): Promise<void> {
  const attached = await manager.findBy(ExperimentSegment, { experimentId: experiment.id });
  if (attached.every((one) => one.segmentId !== segmentId)) throw notFound('segment of the experiment');
  if (attached.length === 1 && experiment.status === 'Active') throw lastSegment(experiment.id);
}

async function readAttached(manager: EntityManager, experimentId: number): Promise<SegmentDto[]> {
  const attached = await manager.findBy(ExperimentSegment, { experimentId });
  const ids = attached.map(({ segmentId }) => segmentId);
  const segments = await manager.find(Segment, { where: { id: In(ids) }, order: { id: 'ASC' } });
  return segments.map((segment) => SegmentDto.from(segment));
}
