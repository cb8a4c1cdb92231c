import { ApiProperty } from '@nestjs/swagger';
import { experimentStatuses, metricRoles, type ExperimentStatus, type MetricRole } from '#libs/entities';
import { IdField, ObjectField } from '#libs/http';
import { MeasuredValueDto } from '../shared-metrics/index.js';

export class PreviewSharedMetricRequest {
  @IdField()
  projectId!: number;

  @IdField({
    optional: true,
    example: 5,
    description: 'The shared metric that would change; left out for a new one',
  })
  id?: number | null;

  @ObjectField({
    example: { kind: 'sum', source: { eventTypes: ['purchase'] } },
    description: 'The new definition; with `id` the fields of it that change',
  })
  definition!: object;
}

export class RecentValueDto extends MeasuredValueDto {
  @ApiProperty({
    ...{ type: 'integer', example: 0 },
    description: 'Events that could not be used: in another currency, or without a usable number',
  })
  ignored!: number;
}

const from = {
  ...{ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' },
  description: 'From when on everything was looked at; later than asked where there was too much',
};
const partial = { example: false, description: 'Whether there was more than could be looked at' };

export class MetricPreviewDto {
  @ApiProperty(from)
  from!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-08T12:00:00.000Z' })
  until!: Date;

  @ApiProperty(partial)
  partial!: boolean;

  @ApiProperty({
    type: RecentValueDto,
    nullable: true,
    description: 'As it is defined now; null for a new one',
  })
  before!: RecentValueDto | null;

  @ApiProperty({ type: RecentValueDto, description: 'As it would be defined' })
  after!: RecentValueDto;
}

export class MetricDayDto extends RecentValueDto {
  @ApiProperty({ type: String, format: 'date', example: '2026-05-01', description: 'In UTC' })
  day!: string;
}

export class MetricSeriesDto {
  @ApiProperty({ type: 'integer', example: 2 })
  version!: number;

  @ApiProperty(from)
  from!: Date;

  @ApiProperty(partial)
  partial!: boolean;

  @ApiProperty({ type: [MetricDayDto], description: 'Oldest first; a day is that of end users seen on it' })
  days!: MetricDayDto[];
}

export class LiftIntervalDto {
  @ApiProperty({ example: 0.01 })
  lower!: number;

  @ApiProperty({ example: 0.07 })
  upper!: number;
}

export class MetricEffectDto {
  @ApiProperty({ type: 'integer', example: 31 })
  variantId!: number;

  @ApiProperty({ example: 'Green' })
  variantName!: string;

  @ApiProperty({ type: Number, nullable: true, example: 0.04, description: 'Relative lift, a fraction' })
  lift!: number | null;

  @ApiProperty({ type: LiftIntervalDto, nullable: true })
  liftInterval!: LiftIntervalDto | null;

  @ApiProperty({ example: 'better', description: '`better`, `worse`, `flat` or `insufficient_data`' })
  verdict!: string;

  @ApiProperty({
    ...{ type: String, nullable: true, example: null },
    description: 'Guardrails: `pass`, `fail` or `inconclusive`; null for other roles',
  })
  guardrail!: string | null;
}

/** What makes effects say less than they seem to. */
export const useWarnings = [
  'not_randomized',
  'rules_mixed',
  'no_control',
  'srm_detected',
  'filling',
  'pending',
] as const;
type UseWarning = (typeof useWarnings)[number];

export class MetricUseDto {
  @ApiProperty({ type: 'integer', example: 12 })
  experimentId!: number;

  @ApiProperty({ example: 'green-button' })
  key!: string;

  @ApiProperty({ example: 'Green button' })
  title!: string;

  @ApiProperty({ enum: [...experimentStatuses], example: 'Ended' })
  status!: ExperimentStatus;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: '2026-05-01T12:00:00.000Z' })
  startedAt!: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, example: null })
  endedAt!: Date | null;

  @ApiProperty({ type: 'integer', example: 3, description: 'The metric within the experiment' })
  metricId!: number;

  @ApiProperty({ enum: [...metricRoles], example: 'primary' })
  role!: MetricRole;

  @ApiProperty({ type: 'integer', example: 2, description: 'The version that it is measured by' })
  version!: number;

  @ApiProperty({
    ...{ type: [MetricEffectDto], nullable: true },
    description:
      'Every treatment against the control, at most 5 minutes old; null for a Draft, for all but the 20 that started last, and ' +
      'while they are `pending`',
  })
  effects!: MetricEffectDto[] | null;

  @ApiProperty({
    ...{ enum: [...useWarnings], isArray: true, example: [] },
    description:
      'Why effects are missing or not to be relied on. `not_randomized`: a personalization. `rules_mixed`: several rules of a flag measure. `no_control`: there is nothing to ' +
      'compare with. `srm_detected`: visitors were not split as configured. `filling`: not every end user is worked out yet. ' +
      '`pending`: the results take longer than two seconds; ask again',
  })
  warnings!: UseWarning[];
}
