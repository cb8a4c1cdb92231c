import { ApiProperty } from '@nestjs/swagger';
import type { SharedMetric, SharedMetricVersion } from '#libs/entities';
import {
  BooleanField,
  EnumField,
  IdField,
  IntegerField,
  LineField,
  LineListField,
  ListRequest,
  NameField,
  TextField,
} from '#libs/http';
import { metricLibraryKinds, type MetricDefinition, type MetricLibraryKind } from '#libs/metrics';
import { MetricDefinitionDto } from './definition.dto.js';
import { definitionFields as fields } from './definition.fields.js';
import { described } from './descriptions.js';
import { MeasuredValueDto } from './measured-value.dto.js';

const tags = { optional: true, max: 50, maxItems: 20, example: ['checkout'] };
const owner = { optional: true, example: 3, description: described.ownerId };

/** The fields of a definition but its kind. */
class DefinitionSettings {
  @fields.source()
  source?: object | null;

  @fields.value()
  value?: object | null;

  @fields.measure()
  measure?: object | null;

  @fields.denominator()
  denominator?: object | null;

  @fields.steps()
  steps?: object[] | null;

  @fields.retention()
  retention?: object | null;

  @fields.quantile()
  quantile?: object | null;

  @fields.distinct()
  distinct?: object | null;

  @fields.direction()
  direction?: MetricDefinition['direction'] | null;

  @fields.window()
  window?: object | null;

  @fields.cap()
  cap?: object | null;

  @fields.cuped()
  cuped?: object | null;

  @fields.effect()
  minimumDetectableEffect?: number | null;

  @fields.margin()
  nonInferiorityMargin?: object | '' | null;
}

export class CreateSharedMetricRequest extends DefinitionSettings {
  @IdField()
  projectId!: number;

  @LineField({ optional: true, max: 64, example: 'revenue', description: described.key })
  key?: string | null;

  @NameField({ example: 'Revenue' })
  name!: string;

  @TextField({ optional: true, max: 5000, example: 'Paid orders in euros, refunds taken off' })
  description?: string | null;

  @IntegerField(owner)
  ownerId?: number | null;

  @LineListField(tags)
  tags?: string[] | null;

  @EnumField(metricLibraryKinds, { example: 'sum', description: described.kind })
  kind!: MetricLibraryKind;

  @TextField({ optional: true, max: 1000, example: 'As agreed with finance', description: described.note })
  note?: string | null;
}

export class UpdateSharedMetricRequest extends DefinitionSettings {
  @NameField({ optional: true, example: 'Revenue' })
  name?: string | null;

  @TextField({ optional: true, max: 5000, example: 'Paid orders in euros, refunds taken off' })
  description?: string | null;

  @IntegerField(owner)
  ownerId?: number | null;

  @LineListField(tags)
  tags?: string[] | null;

  @EnumField(metricLibraryKinds, { optional: true, example: 'sum', description: described.kind })
  kind?: MetricLibraryKind | null;

  @BooleanField({ optional: true, description: 'False brings an archived one back' })
  archived?: boolean | null;

  @TextField({ optional: true, max: 1000, example: 'Refunds count now', description: described.note })
  note?: string | null;
}

export class VerifySharedMetricRequest {
  @BooleanField({ example: true, description: described.verified })
  verified!: boolean;
}

export class ListSharedMetricsRequest extends ListRequest {
  @IdField()
  override projectId!: number;

  @LineField({
    ...{ optional: true, max: 200, example: 'reven' },
    description: 'In name, key, description or a tag, without regard to case',
  })
  search?: string | null;

  @EnumField(metricLibraryKinds, { optional: true })
  kind?: MetricLibraryKind | null;

  @LineField({ optional: true, max: 50, example: 'checkout' })
  tag?: string | null;

  @IdField({ optional: true })
  ownerId?: number | null;

  @BooleanField({ optional: true, description: 'Only those that are verified, or are not' })
  verified?: boolean | null;

  @BooleanField({ optional: true, description: 'True for the archived ones, which are left out otherwise' })
  archived?: boolean | null;
}

/** What a metric came to over the last days. */
export class LastValueDto extends MeasuredValueDto {
  @ApiProperty({
    ...{ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' },
    description: '30 days before `until`, or later where there were more than 50,000 events',
  })
  from!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-31T12:00:00.000Z' })
  until!: Date;
}

export class SharedMetricDto extends MetricDefinitionDto {
  @ApiProperty({ example: 5 })
  id!: number;

  @ApiProperty({ example: 1 })
  projectId!: number;

  @ApiProperty({ example: 'revenue' })
  key!: string;

  @ApiProperty({ example: 'Revenue' })
  name!: string;

  @ApiProperty({ example: '' })
  description!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 3, description: described.ownerId })
  ownerId!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'ada@example.com' })
  ownerEmail!: string | null;

  @ApiProperty({ type: [String], example: ['checkout'] })
  tags!: string[];

  @ApiProperty({ type: 'integer', example: 2, description: described.version })
  version!: number;

  @ApiProperty({ example: false, description: described.verified })
  verified!: boolean;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true, example: null },
    description: described.archivedAt,
  })
  archivedAt!: Date | null;

  @ApiProperty({ type: 'integer', example: 4, description: 'Grows with every change; If-Match takes it' })
  revision!: number;

  @ApiProperty({ type: 'integer', example: 12, description: 'How many experiments use it' })
  experiments!: number;

  @ApiProperty({
    ...{ type: LastValueDto, nullable: true },
    description:
      'What it came to lately by the newest version, worked out in the background after a list has shown the metric; null ' +
      'until then',
  })
  lastValue!: LastValueDto | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  createdAt!: Date;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  updatedAt!: Date;

  static from(
    metric: SharedMetric,
    { definition, ownerEmail, experiments, lastValue }: SharedMetricFacts,
  ): SharedMetricDto {
    const { kind: _, ...fields } = metric;
    return { ...fields, ownerEmail, experiments, lastValue, ...definition };
  }
}

/** What an answer about a shared metric tells beside its own row. */
export interface SharedMetricFacts {
  /** Of the newest version. */
  definition: MetricDefinition;
  ownerEmail: string | null;
  experiments: number;
  lastValue: LastValueDto | null;
}

export class SharedMetricPageDto {
  @ApiProperty({ type: [SharedMetricDto] })
  items!: SharedMetricDto[];

  @ApiProperty({ example: 1 })
  total!: number;
}

export class SharedMetricVersionDto {
  @ApiProperty({ type: 'integer', example: 2 })
  version!: number;

  @ApiProperty({ type: MetricDefinitionDto })
  definition!: MetricDefinitionDto;

  @ApiProperty({ example: 'Refunds count now' })
  note!: string;

  @ApiProperty({ type: 'integer', nullable: true, example: 3, description: 'The member; null for a program' })
  madeBy!: number | null;

  @ApiProperty({ type: String, nullable: true, example: 'ada@example.com' })
  author!: string | null;

  @ApiProperty({ type: String, format: 'date-time', example: '2026-05-01T12:00:00.000Z' })
  madeAt!: Date;

  static from(
    { version, definition, note, madeBy, madeAt }: SharedMetricVersion,
    author: string | null,
  ): SharedMetricVersionDto {
    return { version, definition, note, madeBy, author, madeAt };
  }
}
