import { Injectable } from '@nestjs/common';
import { DataSource, MoreThan } from 'typeorm';
import { Segment } from '#libs/entities';
import { notFound } from '#libs/errors';
import { cursorPage, idCursor, rowsToRead, type CursorListQuery, type CursorPage } from '#libs/http';
import { ExperimentSegmentsService } from '../segments/experiment-segments.service.js';
import { SegmentsService } from '../segments/segments.service.js';
import { ExperimentReader } from './experiment-reader.js';
import {
  ApiSegmentDto,
  type AssignExperimentRequest,
  type AssignEndUserRequest,
  type CreateApiSegmentRequest,
  type UpdateApiSegmentRequest,
} from './segment.dto.js';

/** Segments for programs, by the rules of the console; anything of another project does not exist. */
@Injectable()
export class ApiSegmentsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly experiments: ExperimentReader,
    private readonly segments: SegmentsService,
    private readonly attached: ExperimentSegmentsService,
  ) {}

  async create(projectId: number, request: CreateApiSegmentRequest): Promise<ApiSegmentDto> {
    return ApiSegmentDto.from(await this.segments.create({ projectId, ...request }));
  }

  async list(projectId: number, query: CursorListQuery): Promise<CursorPage<ApiSegmentDto>> {
    const segments = await this.dataSource.getRepository(Segment).find({
      where: { projectId, id: MoreThan(idCursor(query)) },
      order: { id: 'ASC' },
      take: rowsToRead(query),
    });
    return cursorPage(
      query,
      segments.map((segment) => ApiSegmentDto.from(segment)),
      ({ id }) => String(id),
    );
  }

  async get(projectId: number, id: number): Promise<ApiSegmentDto> {
    await this.requireOwn(projectId, id);
    return ApiSegmentDto.from(await this.segments.get(id));
  }

  async update(projectId: number, id: number, request: UpdateApiSegmentRequest): Promise<ApiSegmentDto> {
    await this.requireOwn(projectId, id);
    const { opens_to_everybody: _, ...fields } = request;
    return ApiSegmentDto.from(await this.segments.update(id, fields));
  }

  async remove(projectId: number, id: number): Promise<ApiSegmentDto> {
    await this.requireOwn(projectId, id);
    return ApiSegmentDto.from(await this.segments.remove(id));
  }

  async assignUser(projectId: number, { user_id, segment_id }: AssignEndUserRequest): Promise<void> {
    await this.requireOwn(projectId, segment_id);
    await this.segments.assign(segment_id, user_id);
  }

  async assignExperiment(projectId: number, request: AssignExperimentRequest): Promise<void> {
    const { experiment_id, segment_id } = request;
    await this.requireOwn(projectId, segment_id);
    await this.attached.attach(await this.experiments.idOf(projectId, experiment_id), segment_id);
  }

  async unassignExperiment(projectId: number, request: AssignExperimentRequest): Promise<void> {
    const { experiment_id, segment_id } = request;
    await this.requireOwn(projectId, segment_id);
    await this.attached.detach(await this.experiments.idOf(projectId, experiment_id), segment_id);
  }

  private async requireOwn(projectId: number, id: number): Promise<void> {
    const isOwn = await this.dataSource.getRepository(Segment).existsBy({ id, projectId });
    if (!isOwn) throw notFound('segment');
  }
}
