import { ApiProperty } from '@nestjs/swagger';
import type { Change } from '#libs/changes';
import type { Variation, VariationValue } from '#libs/entities';
import { invalidField } from '#libs/errors';
import { ChangesField, changesExample, changesSchema, ValueField, valueSchema } from '../variations/index.js';
import { IdField, NameField, PercentField } from '#libs/http';

const share = { optional: true, example: 50, description: 'Its share of all end users, in percent' };
const alias = { ...share, optional: true, description: 'Another name for `percent_allocated`' };

const changes = { optional: true, description: 'What it changes in the page without code, in order' };

/** A share under either of its names. */
interface NamedShare {
  percent_allocated?: number | null;
  traffic_percentage?: number | null;
}

export class VariantRequest implements NamedShare {
  @NameField({ example: 'Green' })
  name!: string;

  @PercentField(share)
  percent_allocated?: number | null;

  @PercentField(alias)
  traffic_percentage?: number | null;

  @ValueField()
  value?: VariationValue | null;

  @ChangesField(changes)
  changes?: Change[] | null;
}

export class UpdateVariantRequest implements NamedShare {
  @NameField({ optional: true, example: 'Green' })
  name?: string | null;

  @PercentField(share)
  percent_allocated?: number | null;

  @PercentField(alias)
  traffic_percentage?: number | null;

  @ValueField()
  value?: VariationValue | null;

  @ChangesField(changes)
  changes?: Change[] | null;
}

export class VariantShareRequest implements NamedShare {
  @IdField({ description: 'The variant.' })
  id!: number;

  @PercentField({ ...share, example: 100 })
  percent_allocated?: number | null;

  @PercentField({ ...alias, example: 100 })
  traffic_percentage?: number | null;
}

/**
 * The share that a request names, if any.
 *
 * @param path what stands before its name when it is at fault
 * @throws DomainError `invalid` when it goes by two names and they differ
 */
export function shareOf(request: NamedShare, path = ''): number | undefined {
  const { percent_allocated, traffic_percentage } = request;
  const share = percent_allocated ?? traffic_percentage ?? undefined;
  if (typeof traffic_percentage === 'number' && traffic_percentage !== share)
    throw invalidField(`${path}traffic_percentage`, 'must be the same as percent_allocated');
  return share;
}

/** @throws DomainError `invalid` also when there is none */
export function requireShare(request: NamedShare, path = ''): number {
  const share = shareOf(request, path);
  if (share !== undefined) return share;
  throw invalidField(`${path}percent_allocated`, 'must be a number from 0 to 100 with at most two decimals');
}

/** A variation as it is read; without its value in lists. */
type ListedVariation = Omit<Variation, 'value'> & Partial<Pick<Variation, 'value'>>;

export class VariantDto {
  @ApiProperty({ example: 31 })
  id!: number;

  @ApiProperty({ example: 12 })
  experiment_id!: number;

  @ApiProperty({ example: 'Green' })
  name!: string;

  @ApiProperty({ example: 50 })
  percent_allocated!: number;

  @ApiProperty({ example: 50, description: 'The same number' })
  traffic_percentage!: number;

  @ApiProperty({ example: false })
  is_control!: boolean;

  @ApiProperty({ example: false, description: 'Served to nobody any more; results keep it' })
  is_retired!: boolean;

  @ApiProperty({
    ...{ ...valueSchema, nullable: true, required: false, example: 'green' },
    description: 'What programs use; null for none. Lists do not show it',
  })
  value?: VariationValue | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  created_at!: Date;

  static from(variation: ListedVariation): VariantDto {
    return {
      id: variation.id,
      experiment_id: variation.experimentId,
      name: variation.title,
      percent_allocated: variation.traffic,
      traffic_percentage: variation.traffic,
      is_control: variation.isControl,
      is_retired: variation.retiredAt !== null,
      ...(variation.value !== undefined && { value: variation.value }),
      created_at: variation.createdAt,
    };
  }
}

/** One variant with what it does to pages, which lists do not show. */
export class VariantDetailsDto extends VariantDto {
  @ApiProperty({
    ...{ ...changesSchema, example: changesExample },
    description: 'What it changes in the page without code, in order',
  })
  changes!: Change[];

  static override from(variation: Variation): VariantDetailsDto {
    return { ...VariantDto.from(variation), changes: variation.changes };
  }
}
