import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { announceChange } from '#libs/datafiles';
import { Segment, SegmentUser } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { givenFields, pageWindow, type Page } from '#libs/http';
import { compileRuleSteps } from '#libs/targeting';
import { currentActor } from '../audit/index.js';
import {
  requireAffordableRules,
  holdsForEverybody,
  type Configuration,
  ExperimentWriter,
  type Wanted,
  lockDefinitions,
} from '../experiments/index.js';
import { requireRules } from './segment-rules.js';
import { lockUses, requireUnused, type SegmentUse } from './segment-uses.js';
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
  constructor(
    private readonly dataSource: DataSource,
    private readonly writer: ExperimentWriter,
  ) {}

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

  /** Running experiments that have it are marked when its rules change, since it decides who takes part in them. */
  update(id: number, request: UpdateSegmentRequest): Promise<SegmentDto> {
    const { opensToEverybody: _, ...given } = request;
    const { rules, ...fields } = givenFields(given);
    const changed = rules === undefined ? {} : { rules: rules === '' ? null : requireRules(rules) };
    return this.dataSource.transaction(async (manager) => {
      const uses = 'rules' in changed ? await lockUses(manager, id) : [];
      const before = await lockSegment(manager, id);
      const isChanged = 'rules' in changed && !isDeepStrictEqual(before.rules, changed.rules ?? null);
      const reached = isChanged ? uses.filter(({ decides }) => decides) : [];
      if (!currentActor()?.opensToEverybody) requireNarrow(before, changed.rules, reached);
      await manager.update(Segment, { id }, { ...fields, ...changed });
      if (changed.rules && stepsOf(changed.rules) > stepsOf(before.rules))
        await requireAffordableRules(manager, before.projectId, { segmentId: id }, 'rules');
      const after = await readSegment(manager, id);
      await this.writer.noteOutside(
        manager,
        reached.map((use) => use.id),
        { reason: `Segment ‘${after.name}’ changed` },
      );
      await announceChange(manager, before.projectId);
      return SegmentDto.from(after);
    });
  }

  /** Experiments and variations that have it lose it; no running experiment may use it. */
  remove(id: number): Promise<SegmentDto> {
    return this.dataSource.transaction(async (manager) => {
      const uses = await lockUses(manager, id);
      await lockDefinitions(manager, (await readSegment(manager, id)).projectId);
      const segment = await lockSegment(manager, id);
      const late = (await lockUses(manager, id)).find((use) => uses.every((known) => known.id !== use.id));
      if (late)
        throw new DomainError(
          'conflict',
          'in-use',
          `Experiment ${late.id} has just started to use this segment.`,
        );
      requireUnused(uses);
      for (const use of uses)
        await this.writer.changeWithin(manager, use.id, (present) => withoutSegment(present, id), {
          ...{ match: '*', reason: `Segment ‘${segment.name}’ deleted` },
        });
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

/**
 * Refuses to let everybody into a segment that running experiments have.
 *
 * @throws DomainError `opens-to-everybody`
 */
function requireNarrow(
  before: Segment,
  rules: object | null | undefined,
  reached: readonly SegmentUse[],
): void {
  if (!holdsForEverybody(rules) || holdsForEverybody(before.rules)) return;
  const running = reached.find(({ runs }) => runs);
  if (!running) return;
  throw new DomainError(
    'conflict',
    'opens-to-everybody',
    `The running experiment “${running.title}” (${running.id}) has only this segment, so deleting it would open the experiment to everyone. Send opensToEverybody to confirm.`,
  );
}

function withoutSegment({ segmentIds, variations }: Configuration, id: number): Wanted {
  return {
    segmentIds: segmentIds.filter((segmentId) => segmentId !== id),
    variations: variations.map((variation) => ({
      ...variation,
      segmentId: variation.segmentId === id ? null : variation.segmentId,
    })),
  };
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
