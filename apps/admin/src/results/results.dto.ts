import { ApiProperty } from '@nestjs/swagger';
import { QueryIdField, TextField, TimeField } from '#libs/http';

const rate = { type: Number, nullable: true } as const;
const countsByType = { type: 'object', additionalProperties: { type: 'integer' } } as const;

/** What narrows the events that results are made of; never the assignments. */
export class ResultsQuery {
  @TimeField({ optional: true, description: 'Events not before', example: '2026-11-01' })
  start_date?: string | null;

  @TimeField({
    optional: true,
    description: 'Events not after; a date stands for the whole day',
    example: '2026-11-30',
  })
  end_date?: string | null;

  @TextField({ optional: true, max: 1000, description: 'Events of this type only' })
  event_type?: string | null;

  @QueryIdField({ optional: true, description: 'This variant only' })
  variant_id?: number | null;
}

/** What the end users of a variant did. */
export class VariantResultDto {
  @ApiProperty({ type: 'integer' })
  variant_id!: number;

  @ApiProperty()
  variant_name!: string;

  @ApiProperty()
  is_control!: boolean;

  @ApiProperty({ type: 'integer' })
  assigned_count!: number;

  @ApiProperty({ type: 'integer' })
  event_count!: number;

  @ApiProperty(countsByType)
  events_by_type!: Record<string, number>;

  @ApiProperty({ type: 'integer' })
  unique_users_with_events!: number;

  @ApiProperty({ type: 'integer', description: 'End users with at least one conversion' })
  conversions!: number;

  @ApiProperty({ ...rate, description: 'conversions / assigned_count' })
  conversion_rate!: number | null;

  @ApiProperty({ ...rate, description: 'Against the control, as a fraction; null for the control itself' })
  lift!: number | null;
}

export class DateRangeDto {
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  start!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  end!: Date | null;
}

export class ResultsSummaryDto {
  @ApiProperty({ type: 'integer' })
  total_assigned!: number;

  @ApiProperty({ type: 'integer' })
  total_events!: number;

  @ApiProperty({ type: DateRangeDto })
  date_range!: DateRangeDto;
}

export class VariantComparisonDto {
  @ApiProperty({ description: 'The control' })
  baseline!: string;

  @ApiProperty()
  treatment!: string;

  @ApiProperty(rate)
  lift_percentage!: number | null;
}

/** What an experiment has come to so far. */
export class ResultsDto {
  @ApiProperty({ type: 'integer' })
  experiment_id!: number;

  @ApiProperty()
  experiment_name!: string;

  @ApiProperty()
  conversion_event_type!: string;

  @ApiProperty({ type: ResultsSummaryDto })
  summary!: ResultsSummaryDto;

  @ApiProperty({ type: [VariantResultDto] })
  variants!: VariantResultDto[];

  @ApiProperty({
    type: VariantComparisonDto,
    nullable: true,
    description: 'Of the first treatment in id order',
  })
  comparison!: VariantComparisonDto | null;
}
