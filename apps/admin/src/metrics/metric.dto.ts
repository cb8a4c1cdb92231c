import { ApiProperty } from '@nestjs/swagger';
import {
  metricGoals,
  metricKinds,
  metricRoles,
  type Metric,
  type MetricGoal,
  type MetricKind,
  type MetricRole,
} from '#libs/entities';
import { BooleanField, EnumField, NameField, TextField } from '#libs/http';

const custom = {
  optional: true,
  example: false,
  description: 'Whether a named event is counted, not clicks',
};
const selector = {
  optional: true,
  max: 1000,
  example: '#buy',
  description:
    'The CSS selector whose clicks count, or the event name of a custom metric (its title by default)',
};

export class CreateMetricRequest {
  @NameField({ example: 'Clicks on buy' })
  title!: string;

  @BooleanField(custom)
  custom?: boolean | null;

  @TextField(selector)
  selector?: string | null;

  @TextField({ optional: true, max: 5000 })
  description?: string | null;

  @EnumField(metricKinds, { optional: true })
  kind?: MetricKind | null;

  @EnumField(metricGoals, { optional: true })
  goal?: MetricGoal | null;

  @EnumField(metricRoles, { optional: true })
  role?: MetricRole | null;
}

export class UpdateMetricRequest {
  @NameField({ optional: true, example: 'Clicks on buy' })
  title?: string | null;

  @BooleanField(custom)
  custom?: boolean | null;

  @TextField({ ...selector, min: 1 })
  selector?: string | null;

  @TextField({ optional: true, max: 5000 })
  description?: string | null;

  @EnumField(metricKinds, { optional: true })
  kind?: MetricKind | null;

  @EnumField(metricGoals, { optional: true })
  goal?: MetricGoal | null;

  @EnumField(metricRoles, { optional: true })
  role?: MetricRole | null;
}

export class MetricDto {
  @ApiProperty({ example: 3 })
  id!: number;

  @ApiProperty({ example: 12 })
  experimentId!: number;

  @ApiProperty({ example: 'Clicks on buy' })
  title!: string;

  @ApiProperty({ example: false })
  custom!: boolean;

  @ApiProperty({ example: '#buy' })
  selector!: string;

  @ApiProperty({ example: '' })
  description!: string;

  @ApiProperty({ enum: [...metricKinds] })
  kind!: MetricKind;

  @ApiProperty({ enum: [...metricGoals] })
  goal!: MetricGoal;

  @ApiProperty({ enum: [...metricRoles] })
  role!: MetricRole;

  @ApiProperty({ example: 0, description: 'How often it was triggered while the experiment was Active' })
  triggeredOnLIVE!: number;

  @ApiProperty({ example: 0, description: 'How often it was triggered otherwise' })
  triggeredOnQA!: number;

  static from(metric: Metric): MetricDto {
    const { id, experimentId, title, custom, selector, description, kind, goal, role } = metric;
    return {
      ...{ id, experimentId, title, custom, selector, description, kind, goal, role },
      triggeredOnLIVE: metric.triggeredOnLive,
      triggeredOnQA: metric.triggeredOnQa,
    };
  }
}
