import { ApiProperty } from '@nestjs/swagger';
import { EnumField } from '#libs/http';

const groupings = ['device_type', 'campaign_id', 'ad_id', 'day'] as const;
export type Grouping = (typeof groupings)[number];

export class StatsQuery {
  @EnumField(groupings, { optional: true, description: "Broken down by this; an event's own value wins" })
  group_by?: Grouping;
}

const rate = { type: Number, nullable: true } as const;

/** The usual counts of an advertising campaign. */
export class CountsDto {
  @ApiProperty({ type: 'integer', example: 1000 })
  assignments!: number;

  @ApiProperty({ type: 'integer', example: 1500 })
  impressions!: number;

  @ApiProperty({ type: 'integer', example: 120 })
  clicks!: number;

  @ApiProperty({ type: 'integer', example: 60 })
  conversions!: number;

  @ApiProperty({ ...rate, example: 0.08, description: 'clicks / impressions' })
  ctr!: number | null;

  @ApiProperty({
    ...rate,
    example: 0.055,
    description: 'End users with at least one conversion / assignments',
  })
  conversion_rate!: number | null;
}

export class GroupStatsDto extends CountsDto {
  @ApiProperty({
    ...{ type: String, nullable: true, example: 'mobile' },
    description: 'Null for those of whom it is not known',
  })
  value!: string | null;
}

export class VariantStatsDto extends CountsDto {
  @ApiProperty({ type: 'integer', example: 31 })
  variant_id!: number;

  @ApiProperty({ example: 'Green button' })
  variant_name!: string;

  @ApiProperty({ type: [GroupStatsDto], required: false, description: 'Only with `group_by`' })
  groups?: GroupStatsDto[];
}

export class StatsDto {
  @ApiProperty({ type: 'integer', example: 12 })
  experiment_id!: number;

  @ApiProperty({ type: [VariantStatsDto] })
  variants!: VariantStatsDto[];
}
