import { ApiProperty } from '@nestjs/swagger';
import { EnumField } from '#libs/http';

export const groupings = ['device_type', 'campaign_id', 'ad_id', 'day'] as const;
export type Grouping = (typeof groupings)[number];

export class StatsQuery {
  @EnumField(groupings, { optional: true, description: "Broken down by this; an event's own value wins" })
  group_by?: Grouping;
}

const rate = { type: Number, nullable: true } as const;

/** The usual counts of an advertising campaign. */
export class CountsDto {
  @ApiProperty({ type: 'integer' })
  assignments!: number;

  @ApiProperty({ type: 'integer' })
  impressions!: number;

  @ApiProperty({ type: 'integer' })
  clicks!: number;

  @ApiProperty({ type: 'integer' })
  conversions!: number;

  @ApiProperty({ ...rate, description: 'clicks / impressions' })
  ctr!: number | null;

  @ApiProperty({ ...rate, description: 'End users with at least one conversion / assignments' })
  conversion_rate!: number | null;
}

export class GroupStatsDto extends CountsDto {
  @ApiProperty({ type: String, nullable: true, description: 'Null for those of whom it is not known' })
  value!: string | null;
}

export class VariantStatsDto extends CountsDto {
  @ApiProperty({ type: 'integer' })
  variant_id!: number;

  @ApiProperty()
  variant_name!: string;

  @ApiProperty({ type: [GroupStatsDto], required: false, description: 'Only with `group_by`' })
  groups?: GroupStatsDto[];
}

export class StatsDto {
  @ApiProperty({ type: 'integer' })
  experiment_id!: number;

  @ApiProperty({ type: [VariantStatsDto] })
  variants!: VariantStatsDto[];
}
