import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ExperimentSegment, Segment } from '#libs/entities';
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
      return readAttached(manager, experimentId);
    });
  }
}

async function readAttached(manager: EntityManager, experimentId: number): Promise<SegmentDto[]> {
  const attached = await manager.findBy(ExperimentSegment, { experimentId });
  const ids = attached.map(({ segmentId }) => segmentId);
  const segments = await manager.find(Segment, { where: { id: In(ids) }, order: { id: 'ASC' } });
  return segments.map((segment) => SegmentDto.from(segment));
}
