import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { Segment, SegmentUser } from '#libs/entities';
import { notFound } from '#libs/errors';
import { givenFields, pageWindow, type Page } from '#libs/http';
import { compileRuleSteps } from '#libs/targeting';
import { requireAffordableRules } from '../experiments/affordable-rules.js';
import { lockAttached, requireOtherSegments } from './last-segment.js';
import { requireRules } from './segment-rules.js';
import {
  SegmentDto,
  type CreateSegmentRequest,
  type ListSegmentsRequest,
  type SegmentUserDto,
  type UpdateSegmentRequest,
} from './segment.dto.js';

/** Makes, reads and changes segments, and says who is in them by assignment. */
@Injectable()
export class SegmentsService {
  constructor(private readonly dataSource: DataSource) {}

  async get(id: number): Promise<SegmentDto> {
    return SegmentDto.from(await readSegment(this.dataSource.manager, id));
  }

  async list(request: ListSegmentsRequest): Promise<Page<SegmentDto>> {
    const { projectId } = request;
    const segments = this.dataSource.getRepository(Segment);
    const found = await segments.find({ where: { projectId }, order: { id: 'ASC' }, ...pageWindow(request) });
    const total = request.total || (await segments.countBy({ projectId }));
    return { items: found.map((segment) => SegmentDto.from(segment)), total };
  }

  create({ projectId, name, description, rules }: CreateSegmentRequest): Promise<SegmentDto> {
    const accepted = rules ? requireRules(rules) : null;
    return this.dataSource.transaction(async (manager) => {
      const fields = { projectId, name, description: description ?? '', rules: accepted };
      return SegmentDto.from(await manager.save(Segment, fields));
    });
  }

  update(id: number, request: UpdateSegmentRequest): Promise<SegmentDto> {
    const { rules, ...fields } = givenFields(request);
    const changed = rules === undefined ? {} : { rules: rules === '' ? null : requireRules(rules) };
    return this.within(id, async (manager, { projectId, rules: before }) => {
      await manager.update(Segment, { id }, { ...fields, ...changed });
      if (changed.rules && stepsOf(changed.rules) > stepsOf(before))
        await requireAffordableRules(manager, projectId, { segmentId: id }, 'rules');
      return SegmentDto.from(await readSegment(manager, id));
    });
  }

  /** Experiments and variations that have it lose it; not the last one of an Active experiment. */
  remove(id: number): Promise<SegmentDto> {
    return this.dataSource.transaction(async (manager) => {
      const locked = await lockAttached(manager, id);
      const segment = await lockSegment(manager, id);
      await requireOtherSegments(manager, id, locked);
      await manager.delete(Segment, { id });
      await announceChange(manager, segment.projectId);
      return SegmentDto.from(segment);
    });
  }

  /** Assigning twice changes nothing. */
  assign(id: number, endUserId: string): Promise<SegmentUserDto> {
    return this.within(id, async (manager, { projectId }) => {
      const row = { projectId, endUserId, segmentId: id };
      await manager.createQueryBuilder().insert().into(SegmentUser).values(row).orIgnore().execute();
      return { segmentId: id, endUserId, message: 'User assigned to segment successfully' };
    });
  }

  unassign(id: number, endUserId: string): Promise<SegmentUserDto> {
    return this.within(id, async (manager, { projectId }) => {
      const { affected } = await manager.delete(SegmentUser, { projectId, endUserId, segmentId: id });
      if (!affected) throw notFound('user of the segment');
      return { segmentId: id, endUserId, message: 'User removed from segment successfully' };
    });
  }

  /** One change of a segment, announced. */
  private within<T>(
    id: number,
    change: (manager: EntityManager, segment: Segment) => Promise<T>,
  ): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      const segment = await readSegment(manager, id);
      const result = await change(manager, segment);
      await announceChange(manager, segment.projectId);
      return result;
    });
  }
}

const stepsOf = (rules: object | null): number => (rules === null ? 0 : compileRuleSteps(rules).most);

async function readSegment(manager: EntityManager, id: number): Promise<Segment> {
  const segment = await manager.findOneBy(Segment, { id });
  if (!segment) throw notFound('segment');
  return segment;
}

async function lockSegment(manager: EntityManager, id: number): Promise<Segment> {
  const segment = await manager.findOne(Segment, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!segment) throw notFound('segment');
  return segment;
}
