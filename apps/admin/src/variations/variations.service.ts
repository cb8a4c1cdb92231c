import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Variation } from '#libs/entities';
import { notFound } from '#libs/errors';
import { givenFields } from '#libs/http';
import {
  servedOf,
  type Configuration,
  ExperimentWriter,
  changedPart,
  withoutPart,
} from '../experiments/index.js';
import { requireFullAllocation, type Share } from './traffic.js';
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
    private readonly writer: ExperimentWriter,
  ) {}

  async list(experimentId: number): Promise<VariationDto[]> {
    const variations = await this.dataSource
      .getRepository(Variation)
      .find({ where: { experimentId }, order: { id: 'ASC' } });
    return variations.map((variation) => VariationDto.from(variation));
  }

  /** A new variation: in a Draft the traffic is spread evenly over all, later it begins with nothing. */
  async create(experimentId: number, request: CreateVariationRequest): Promise<VariationDto> {
    const { after } = await this.writer.change(experimentId, ({ variations }) => ({
      variations: [...variations, givenFields(request)],
    }));
    return VariationDto.from(after.variations.at(-1)!);
  }

  async update(id: number, request: UpdateVariationRequest): Promise<VariationDto> {
    const { segmentId, ...fields } = givenFields(request);
    const targeted = segmentId === undefined ? {} : { segmentId: segmentId || null };
    const { experimentId } = await this.get(id);
    const { after } = await this.writer.change(experimentId, ({ variations }) => ({
      variations: changedPart(variations, id, { ...fields, ...targeted }, 'variation'),
    }));
    return VariationDto.from(variationIn(after, id));
  }

  async allocate(experimentId: number, request: TrafficRequest): Promise<VariationDto[]> {
    const shares = request.allocations.map(({ variationId, traffic }) => ({ id: variationId, traffic }));
    const { after } = await this.writer.change(experimentId, (present) => {
      requireFullAllocation(shares, idsOf(servedOf(present)), { retired: retiredIds(present) });
      return { variations: withShares(present, shares) };
    });
    return after.variations.map((variation) => VariationDto.from(variation));
  }

  /** Removes a variation of a Draft; later it retires: its share goes to the others, results keep it. */
  async remove(id: number): Promise<VariationDto> {
    const { experimentId } = await this.get(id);
    const { before, after } = await this.writer.change(experimentId, (present) => {
      const { retiredAt } = variationIn(present, id);
      return retiredAt === null ? { variations: withoutPart(present.variations, id, 'variation') } : {};
    });
    const kept = after.variations.find((variation) => variation.id === id);
    return VariationDto.from(kept ?? variationIn(before, id));
  }

  private async get(id: number): Promise<Variation> {
    const variation = await this.dataSource.getRepository(Variation).findOneBy({ id });
    if (!variation) throw notFound('variation');
    return variation;
  }
}

/** The variations of an experiment with other shares. */
export function withShares({ variations }: Configuration, shares: readonly Share[]): Variation[] {
  return variations.map((variation) => ({
    ...variation,
    traffic: shares.find(({ id }) => id === variation.id)?.traffic ?? variation.traffic,
  }));
}

export const retiredIds = ({ variations }: Configuration): number[] =>
  idsOf(variations.filter(({ retiredAt }) => retiredAt !== null));

export const idsOf = (variations: readonly { id: number }[]): number[] => variations.map(({ id }) => id);

function variationIn({ variations }: Configuration, id: number): Variation {
  const variation = variations.find((candidate) => candidate.id === id);
  if (!variation) throw notFound('variation');
  return variation;
}
