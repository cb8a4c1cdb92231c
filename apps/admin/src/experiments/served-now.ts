import { ApiProperty } from '@nestjs/swagger';
import type { Experiment, Variation, VariationValue } from '#libs/entities';
import { valueSchema } from '../variations/index.js';
import { isShipped } from './writer/configuration.js';

/** Longer values are left out of lists; bytes of JSON. */
export const longestListedValue = 200;

/** A variation that a flag serves, and how many get it. */
export class ServedVariationDto {
  @ApiProperty({ example: 31 })
  variationId!: number;

  @ApiProperty({ example: 'on' })
  title!: string;

  @ApiProperty({
    ...{ ...valueSchema, nullable: true, required: false, example: true },
    description: `Its value, of the type of the flag; left out when it has more than ${longestListedValue} bytes as JSON`,
  })
  value?: VariationValue | null;

  @ApiProperty({ example: 100, description: 'Its share in percent' })
  share!: number;
}

/** What this needs to know of a flag and of its variations. */
export type ServingFlag = Pick<Experiment, 'status' | 'shippedVariationId'>;
export type OfFlag = Pick<Variation, 'id' | 'title' | 'isControl' | 'retiredAt' | 'traffic'>;

/**
 * What a flag serves now to those whom none of its rules catches: the shares of its default rule while it is Active, what
 * is shipped once it is, and its control otherwise.
 *
 * @param values of the variations, by id, as far as they are shown
 */
export function servedNow(
  flag: ServingFlag,
  variations: readonly OfFlag[],
  values: ReadonlyMap<number, VariationValue | null>,
): ServedVariationDto[] {
  return sharesOf(flag, variations).map(({ id, title, share }) => ({
    ...{ variationId: id, title, share },
    ...(values.has(id) && { value: values.get(id) ?? null }),
  }));
}

function sharesOf(flag: ServingFlag, variations: readonly OfFlag[]): (OfFlag & { share: number })[] {
  if (isShipped(flag)) return whole(variations.filter(({ id }) => id === flag.shippedVariationId));
  if (flag.status !== 'Active') return whole(variations.filter(({ isControl }) => isControl));
  return variations
    .filter(({ retiredAt, traffic }) => retiredAt === null && traffic > 0)
    .map((one) => ({ ...one, share: one.traffic }));
}

const whole = (variations: readonly OfFlag[]) => variations.map((one) => ({ ...one, share: 100 }));
