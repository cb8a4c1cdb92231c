import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, Not, type EntityManager } from 'typeorm';
import { Variation, type Experiment } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import { requireAffordableRules } from '../experiments/affordable-rules.js';
import { ExperimentChanges, type ExperimentChange } from '../experiments/experiment-changes.js';
import { requireSegmentsOf } from '../segments/segment-owner.js';
import { chooseControl } from './choose-control.js';
import { allocate, requireRoom, servedVariations } from './served-variations.js';
import { handOver, requireFullAllocation, spreadEvenly } from './traffic.js';
import {
  VariationDto,
  type CreateVariationRequest,
  type TrafficRequest,
  type UpdateVariationRequest,
} from './variation.dto.js';

@Injectable()
export class VariationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: ExperimentChanges,
  ) {}

  list(experimentId: number): Promise<VariationDto[]> {
    return readVariations(this.dataSource.manager, experimentId);
  }

  /** A new variation; the traffic is spread evenly over all that are served. */
  create(experimentId: number, request: CreateVariationRequest): Promise<VariationDto> {
    return this.changes.within(experimentId, async (change) => {
      const { manager, experiment } = change;
      await requireSegment(manager, experiment, request.segmentId);
      const served = await servedVariations(manager, experimentId);
      requireRoom(served.length + 1);
      const { id } = await manager.save(Variation, { experimentId, traffic: 0, ...givenFields(request) });
      await requireAffordable(change, request.segmentId);
      await chooseControl(change);
      await allocate(change, spreadEvenly([...served.map((variation) => variation.id), id]));
      return VariationDto.from(await manager.findOneByOrFail(Variation, { id }));
    });
  }

  async update(id: number, request: UpdateVariationRequest): Promise<VariationDto> {
    const { segmentId, ...fields } = givenFields(request);
    const { experimentId } = await this.get(id);
    return this.changes.within(experimentId, async (change) => {
      const { manager, experiment } = change;
      await requireSegment(manager, experiment, segmentId);
      const targeted = segmentId === undefined ? {} : { segmentId: segmentId || null };
      await manager.update(Variation, { id }, { ...fields, ...targeted });
      await requireAffordable(change, segmentId);
      if (fields.title !== undefined) await chooseControl(change);
      const variation = await manager.findOneBy(Variation, { id });
      if (!variation) throw notFound('variation');
      return VariationDto.from(variation);
    });
  }

  allocate(experimentId: number, request: TrafficRequest): Promise<VariationDto[]> {
    const shares = request.allocations.map(({ variationId, traffic }) => ({ id: variationId, traffic }));
    return this.changes.within(experimentId, async (change) => {
      const served = await servedVariations(change.manager, experimentId);
      const retired = await change.manager.findBy(Variation, { experimentId, retiredAt: Not(IsNull()) });
      const idsOf = (variations: Variation[]) => variations.map(({ id }) => id);
      requireFullAllocation(shares, idsOf(served), { retired: idsOf(retired) });
      await allocate(change, shares);
      return readVariations(change.manager, experimentId);
    });
  }

  /** Removes a variation of a Draft; later it retires: its share goes to the control, results keep it. */
  async remove(id: number): Promise<VariationDto> {
    const { experimentId } = await this.get(id);
    return this.changes.within(experimentId, async (change) => {
      const { manager, experiment } = change;
      const served = await servedVariations(manager, experimentId);
      const variation = served.find((candidate) => candidate.id === id);
      if (!variation) return readRetired(manager, id);
      if (variation.isControl) {
        throw new DomainError('malformed', 'control-required', 'The control cannot be deleted.');
      }
      const others = served.filter((candidate) => candidate.id !== id);
      if (experiment.status === 'Draft') return discard(change, variation, others);
      return retire(change, variation, others);
    });
  }

  private async get(id: number): Promise<Variation> {
    const variation = await this.dataSource.getRepository(Variation).findOneBy({ id });
    if (!variation) throw notFound('variation');
    return variation;
  }
}

async function readVariations(manager: EntityManager, experimentId: number): Promise<VariationDto[]> {
  const variations = await manager.find(Variation, { where: { experimentId }, order: { id: 'ASC' } });
  return variations.map((variation) => VariationDto.from(variation));
}

async function requireSegment(
  manager: EntityManager,
  { projectId }: Experiment,
  segmentId: number | null | undefined,
): Promise<void> {
  if (segmentId) await requireSegmentsOf(manager, projectId, [segmentId], 'segmentId');
}

async function requireAffordable(
  { manager, experiment: { id, projectId } }: ExperimentChange,
  segmentId: number | null | undefined,
): Promise<void> {
  if (segmentId) await requireAffordableRules(manager, projectId, { experimentId: id }, 'segmentId');
}

async function discard(
  change: ExperimentChange,
  variation: Variation,
  others: Variation[],
): Promise<VariationDto> {
  await change.manager.delete(Variation, { id: variation.id });
  await allocate(change, handOver(variation.traffic, others));
  return VariationDto.from(variation);
}

async function retire(
  change: ExperimentChange,
  variation: Variation,
  others: Variation[],
): Promise<VariationDto> {
  await change.manager.update(Variation, { id: variation.id }, { traffic: 0, retiredAt: new Date() });
  await allocate(
    change,
    handOver(
      variation.traffic,
      others.filter(({ isControl }) => isControl),
    ),
  );
  return readRetired(change.manager, variation.id);
}

async function readRetired(manager: EntityManager, id: number): Promise<VariationDto> {
  const variation = await manager.findOneBy(Variation, { id });
  if (!variation) throw notFound('variation');
  return VariationDto.from(variation);
}
