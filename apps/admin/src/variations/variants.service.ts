import { Injectable } from '@nestjs/common';
import type { Variation } from '#libs/entities';
import { DomainError, notFound } from '#libs/errors';
import {
  servedOf,
  type Configuration,
  ExperimentWriter,
  type ChangeOptions,
  changedPart,
} from '../experiments/index.js';
import { requireAtMostAll, requireFullAllocation, type Share } from './traffic.js';
import { idsOf, retiredIds, withShares } from './variations.service.js';

/** A variation with the share that it is to have, and what it changes in the page. */
export type NewVariant = Pick<Variation, 'title' | 'traffic'> & Partial<Pick<Variation, 'changes' | 'value'>>;

const shareField = 'percent_allocated';

/** Below 100 in total the rest is not covered; a Draft that waits for it becomes Active once the total is reached. */
export const variantShares = { shares: 'at-most', activates: true } as const satisfies ChangeOptions;

/** Variations as programs make them: one by one, each with its own share. */
@Injectable()
export class VariantsService {
  constructor(private readonly writer: ExperimentWriter) {}

  async add(experimentId: number, variant: NewVariant): Promise<Variation> {
    const { after } = await this.writer.change(
      experimentId,
      (present) => {
        requireAtMostAll([...servedOf(present), variant], shareField);
        return { variations: [...present.variations, variant] };
      },
      variantShares,
    );
    return after.variations.at(-1)!;
  }

  async update(experimentId: number, id: number, changed: Partial<NewVariant>): Promise<Variation> {
    const { after } = await this.writer.change(
      experimentId,
      (present) => {
        requireShareFor(present, id, changed.traffic);
        return { variations: changedPart(present.variations, id, changed, 'variant') };
      },
      variantShares,
    );
    return after.variations.find((variation) => variation.id === id)!;
  }

  /** New shares of all served variations, 100 in total. Retired ones may be named, with nothing. */
  async replaceShares(experimentId: number, shares: readonly Share[]): Promise<Variation[]> {
    const { after } = await this.writer.change(
      experimentId,
      (present) => {
        const retired = retiredIds(present);
        const wanted = shares.filter(({ id, traffic }) => !(retired.includes(id) && traffic === 0));
        requireFullAllocation(wanted, idsOf(servedOf(present)), { field: 'variants', retired });
        return { variations: withShares(present, wanted) };
      },
      variantShares,
    );
    return after.variations;
  }
}

/** @throws DomainError for a share that this variant cannot have */
function requireShareFor(present: Configuration, id: number, traffic: number | undefined): void {
  const variation = present.variations.find((candidate) => candidate.id === id);
  if (!variation) throw notFound('variant');
  if (traffic === undefined || traffic === variation.traffic) return;
  if (variation.retiredAt !== null)
    throw new DomainError('conflict', 'lifecycle-conflict', 'A retired variant cannot have a share.');
  const others = servedOf(present).filter((other) => other.id !== id);
  requireAtMostAll([...others, { traffic }], shareField);
}
