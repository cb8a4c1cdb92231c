import { ApiProperty } from '@nestjs/swagger';
import {
  cappings,
  marginTypes,
  metricGoals,
  metricKinds,
  metricRoles,
  ownMetricKinds,
  summedParts,
  type Capping,
  type MarginType,
  type Metric,
  type MetricGoal,
  type MetricKind,
  type MetricRole,
  type OwnMetricKind,
  type SummedPart,
} from '#libs/entities';
import {
  BooleanField,
  EnumField,
  IdField,
  IntegerField,
  NameField,
  NumberField,
  ObjectField,
  TextField,
} from '#libs/http';
import type { MetricOverrides } from '#libs/metrics';
import type { MetricCounts } from './metric-counts.js';
import { described } from './metric-descriptions.js';

/** What a metric can be made and changed with, apart from title and selector. */
class MetricSettings {
  @BooleanField({ optional: true, example: false, description: described.custom })
  custom?: boolean | null;

  @TextField({ optional: true, max: 5000, example: 'Every click on the button' })
  description?: string | null;

  @EnumField(ownMetricKinds, { optional: true, description: described.kind })
  kind?: OwnMetricKind | null;

  @EnumField(metricGoals, { optional: true, description: described.goal })
  goal?: MetricGoal | null;

  @EnumField(metricRoles, { optional: true, description: described.role })
  role?: MetricRole | null;

  @EnumField(summedParts, { optional: true, description: described.ratioOf })
  ratioOf?: SummedPart | null;

  @TextField({ optional: true, max: 1000, example: '', description: described.denominator })
  denominator?: string | null;

  @EnumField(summedParts, { optional: true, description: described.denominatorOf })
  denominatorOf?: SummedPart | null;

  @EnumField(cappings, { optional: true, description: described.capping })
  capping?: Capping | null;

  @NumberField({ optional: true, above: 0, example: 500, description: described.cap })
  cap?: number | null;

  @NumberField({ optional: true, max: 0, example: -500, description: described.capLower })
  capLower?: number | null;

  @NumberField({
    ...{ optional: true, above: 0, max: 1 },
    ...{ example: 0.99, description: described.capPercentile },
  })
  capPercentile?: number | null;

  @BooleanField({ optional: true, example: false, description: described.capIgnoresZeros })
  capIgnoresZeros?: boolean | null;

  @EnumField(marginTypes, { optional: true, description: described.marginType })
  marginType?: MarginType | null;

  @NumberField({ optional: true, above: 0, example: 0.05, description: described.margin })
  margin?: number | null;

  @BooleanField({ optional: true, example: false, description: described.cuped })
  cuped?: boolean | null;

  @IntegerField({ optional: true, min: 1, max: 365, example: 30, description: described.covariateDays })
  covariateDays?: number | null;

  @NumberField({ optional: true, min: 0, max: 1e15, example: 10_000, description: described.maxPublicValue })
  maxPublicValue?: number | null;

  @BooleanField({ optional: true, example: false, description: described.secretOnly })
  secretOnly?: boolean | null;
}

const overrides = { optional: true, clearable: true, description: described.overrides };

/** A new metric of a document that is attached from the library. */
export class AttachedMetricRequest {
  @ObjectField({ ...overrides, example: { conversionWindowHours: 168 } })
  overrides?: object | '' | null;

  @IdField({ description: described.sharedMetricId })
  sharedMetricId!: number;

  @EnumField(metricRoles, { optional: true, description: described.role })
  role?: MetricRole | null;
}

export class CreateMetricRequest extends MetricSettings {
  @NameField({ example: 'Clicks on buy' })
  title!: string;

  @TextField({ optional: true, max: 1000, example: '#buy', description: described.selector })
  selector?: string | null;
}

export class UpdateMetricRequest extends MetricSettings {
  @ObjectField({ ...overrides, example: '' })
  overrides?: object | '' | null;

  @NameField({ optional: true, example: 'Clicks on buy' })
  title?: string | null;

  @TextField({ optional: true, min: 1, max: 1000, example: '#buy', description: described.selector })
  selector?: string | null;
}

export class MetricDto {
  @ApiProperty({ example: 3 })
  id!: number;

  @ApiProperty({ example: 12 })
  experimentId!: number;

  @ApiProperty({ example: 'Clicks on buy' })
  title!: string;

  @ApiProperty({ example: false, description: described.custom })
  custom!: boolean;

  @ApiProperty({ example: '#buy', description: described.selector })
  selector!: string;

  @ApiProperty({ example: '' })
  description!: string;

  @ApiProperty({ enum: [...metricKinds], description: described.kind })
  kind!: MetricKind;

  @ApiProperty({ enum: [...metricGoals], description: described.goal })
  goal!: MetricGoal;

  @ApiProperty({ enum: [...metricRoles], description: described.role })
  role!: MetricRole;

  @ApiProperty({ enum: [...summedParts], description: described.ratioOf })
  ratioOf!: SummedPart;

  @ApiProperty({ example: '', description: described.denominator })
  denominator!: string;

  @ApiProperty({ enum: [...summedParts], description: described.denominatorOf })
  denominatorOf!: SummedPart;

  @ApiProperty({ enum: [...cappings], description: described.capping })
  capping!: Capping;

  @ApiProperty({ type: Number, nullable: true, example: null, description: described.cap })
  cap!: number | null;

  @ApiProperty({ type: Number, nullable: true, example: null, description: described.capLower })
  capLower!: number | null;

  @ApiProperty({ example: 0.99, description: described.capPercentile })
  capPercentile!: number;

  @ApiProperty({ example: false, description: described.capIgnoresZeros })
  capIgnoresZeros!: boolean;

  @ApiProperty({ enum: [...marginTypes], description: described.marginType })
  marginType!: MarginType;

  @ApiProperty({ example: 0.05, description: described.margin })
  margin!: number;

  @ApiProperty({ example: false, description: described.cuped })
  cuped!: boolean;

  @ApiProperty({ type: 'integer', example: 30, description: described.covariateDays })
  covariateDays!: number;

  @ApiProperty({ type: Number, nullable: true, example: null, description: described.maxPublicValue })
  maxPublicValue!: number | null;

  @ApiProperty({ example: false, description: described.secretOnly })
  secretOnly!: boolean;

  @ApiProperty({ example: 0, description: 'How often it was triggered while the experiment was Active' })
  triggeredOnLIVE!: number;

  @ApiProperty({ example: 0, description: 'How often it was triggered otherwise' })
  triggeredOnQA!: number;

  @ApiProperty({ type: 'integer', nullable: true, example: null, description: described.sharedMetricId })
  sharedMetricId!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: null, description: described.sharedVersion })
  sharedVersion!: number | null;

  @ApiProperty({ type: 'integer', nullable: true, example: null, description: described.newestVersion })
  newestVersion!: number | null;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: true, nullable: true, example: null },
    description: described.overrides,
  })
  overrides!: MetricOverrides | null;

  /** @param newestVersions of shared metrics, by their ids */
  static from(
    metric: Metric,
    { live, qa }: MetricCounts,
    newestVersions: ReadonlyMap<number, number>,
  ): MetricDto {
    const { createdAt: _, ...fields } = metric;
    const newestVersion =
      fields.sharedMetricId === null ? null : (newestVersions.get(fields.sharedMetricId) ?? null);
    return { ...fields, triggeredOnLIVE: live, triggeredOnQA: qa, newestVersion };
  }
}
