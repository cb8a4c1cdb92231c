import { ApiProperty } from '@nestjs/swagger';
import {
  capTypes,
  marginKinds,
  measureParts,
  metricDirections,
  metricLibraryKinds,
  quantileUnits,
  type Cap,
  type EventSource,
  type Measure,
  type MetricDefinition,
  type MetricLibraryKind,
  type MetricMargin,
  type MetricWindow,
  type ValueRef,
} from '#libs/metrics';
import { described } from './descriptions.js';

export class MetricSourceDto implements EventSource {
  @ApiProperty({ type: [String], example: ['purchase'], description: described.eventTypes })
  eventTypes!: string[];

  @ApiProperty({
    ...{ type: 'object', additionalProperties: true, nullable: true, example: { 'properties.plan': 'pro' } },
    description: described.filter,
  })
  filter!: Record<string, unknown> | null;
}

export class MetricCurrencyDto {
  @ApiProperty({ example: 'properties.currency' })
  property!: string;

  @ApiProperty({ example: 'EUR' })
  code!: string;
}

export class MetricValueDto implements ValueRef {
  @ApiProperty({ example: 'properties.amount', description: described.property })
  property!: string;

  @ApiProperty({ type: MetricCurrencyDto, nullable: true, description: described.currency })
  currency!: MetricCurrencyDto | null;
}

export class MetricMeasureDto implements Measure {
  @ApiProperty({ enum: [...measureParts], example: 'sum' })
  of!: Measure['of'];

  @ApiProperty({ type: MetricValueDto, nullable: true, description: 'Of `sum` only' })
  value!: MetricValueDto | null;
}

export class MetricDenominatorDto {
  @ApiProperty({ type: MetricSourceDto })
  source!: MetricSourceDto;

  @ApiProperty({ type: MetricMeasureDto })
  measure!: MetricMeasureDto;
}

export class MetricRetentionDto {
  @ApiProperty({ type: 'integer', example: 1, description: 'Of 24 hours, from the first exposure' })
  fromDay!: number;

  @ApiProperty({ type: 'integer', example: 7, description: 'The last day that counts' })
  toDay!: number;
}

export class MetricQuantileDto {
  @ApiProperty({ example: 0.9 })
  q!: number;

  @ApiProperty({ enum: [...quantileUnits], example: 'event' })
  per!: (typeof quantileUnits)[number];
}

export class MetricDistinctDto {
  @ApiProperty({
    example: 'active_days',
    description: '`active_days`, or a property such as `properties.sku`',
  })
  of!: string;
}

export class MetricWindowDto implements MetricWindow {
  @ApiProperty({ type: Number, nullable: true, example: 168, description: described.conversionWindowHours })
  conversionWindowHours!: number | null;

  @ApiProperty({ example: 0, description: described.delayHours })
  delayHours!: number;

  @ApiProperty({ example: false, description: described.completeOnly })
  completeOnly!: boolean;
}

export class MetricCapDto implements Cap {
  @ApiProperty({ enum: [...capTypes], example: 'none' })
  type!: Cap['type'];

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Of `fixed`, above 0' })
  upper!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Of `fixed`, at most 0' })
  lower!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: 'Of `percentile`, as a fraction' })
  percentile!: number | null;

  @ApiProperty({ example: false, description: 'Whether the percentile is that of the non-zero values' })
  ignoreZeros!: boolean;
}

export class MetricCupedDto {
  @ApiProperty({ example: false })
  on!: boolean;

  @ApiProperty({ type: 'integer', example: 30 })
  lookbackDays!: number;
}

export class MetricMarginDto implements MetricMargin {
  @ApiProperty({ enum: [...marginKinds], example: 'relative' })
  type!: MetricMargin['type'];

  @ApiProperty({ example: 0.05 })
  value!: number;
}

/** What a shared metric measures, complete. */
export class MetricDefinitionDto implements MetricDefinition {
  @ApiProperty({ enum: [...metricLibraryKinds], example: 'sum', description: described.kind })
  kind!: MetricLibraryKind;

  @ApiProperty({ type: MetricSourceDto, nullable: true, description: described.source })
  source!: MetricSourceDto | null;

  @ApiProperty({ type: MetricValueDto, nullable: true, description: described.value })
  value!: MetricValueDto | null;

  @ApiProperty({ type: MetricMeasureDto, nullable: true, description: described.measure })
  measure!: MetricMeasureDto | null;

  @ApiProperty({ type: MetricDenominatorDto, nullable: true, description: described.denominator })
  denominator!: MetricDenominatorDto | null;

  @ApiProperty({ type: [MetricSourceDto], description: described.steps })
  steps!: MetricSourceDto[];

  @ApiProperty({ type: MetricRetentionDto, nullable: true, description: described.retention })
  retention!: MetricRetentionDto | null;

  @ApiProperty({ type: MetricQuantileDto, nullable: true, description: described.quantile })
  quantile!: MetricQuantileDto | null;

  @ApiProperty({ type: MetricDistinctDto, nullable: true, description: described.distinct })
  distinct!: MetricDistinctDto | null;

  @ApiProperty({ enum: [...metricDirections], example: 'increase', description: described.direction })
  direction!: MetricDefinition['direction'];

  @ApiProperty({ type: MetricWindowDto, description: described.window })
  window!: MetricWindowDto;

  @ApiProperty({ type: MetricCapDto, description: described.cap })
  cap!: MetricCapDto;

  @ApiProperty({ type: MetricCupedDto, description: described.cuped })
  cuped!: MetricCupedDto;

  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0.05,
    description: described.minimumDetectableEffect,
  })
  minimumDetectableEffect!: number | null;

  @ApiProperty({ type: MetricMarginDto, nullable: true, description: described.nonInferiorityMargin })
  nonInferiorityMargin!: MetricMarginDto | null;
}
