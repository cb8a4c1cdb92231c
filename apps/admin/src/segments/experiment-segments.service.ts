import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { ExperimentSegment, Segment } from '#libs/entities';
import { notFound } from '#libs/errors';
import { ExperimentWriter } from '../experiments/index.js';
import { SegmentDto, type AttachSegmentsRequest } from './segment.dto.js';

/** Which segments an experiment is for. */
@Injectable()
export class ExperimentSegmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

  list(experimentId: number): Promise<SegmentDto[]> {
    return readAttached(this.dataSource.manager, experimentId);
  }

  /** Attaches these segments and detaches all others. */
  async replace(experimentId: number, { segmentIds }: AttachSegmentsRequest): Promise<SegmentDto[]> {
    await this.writer.change(experimentId, () => ({ segmentIds }));
    return this.list(experimentId);
  }

  /** Attaching twice changes nothing. */
  async attach(experimentId: number, segmentId: number): Promise<void> {
    await this.writer.change(
      experimentId,
      (present) => ({ segmentIds: [...present.segmentIds, segmentId] }),
      {
        naming: () => ({ field: 'segment_id' }),
      },
    );
  }

  /** The last one of a running experiment only when it may open to everybody. */
  async detach(experimentId: number, segmentId: number): Promise<void> {
    await this.writer.change(experimentId, (present) => {
      if (!present.segmentIds.includes(segmentId)) throw notFound('segment of the experiment');
      return { segmentIds: present.segmentIds.filter((id) => id !== segmentId) };
    });
  }
}

async function readAttached(manager: EntityManager, experimentId: number): Promise<SegmentDto[]> {
  const attached = await manager.findBy(ExperimentSegment, { experimentId });
  const ids = attached.map(({ segmentId }) => segmentId);
  const segments = await manager.find(Segment, { where: { id: In(ids) }, order: { id: 'ASC' } });
  return segments.map((segment) => SegmentDto.from(segment));
}
