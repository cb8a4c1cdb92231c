import { ApiProperty } from '@nestjs/swagger';
import { metricRoles, type MetricRole } from '#libs/entities';
import { EnumField, IdField, LineField, ObjectField } from '#libs/http';
import { MetricDto } from '../metrics/index.js';
import { described } from './descriptions.js';

export class AttachSharedMetricRequest {
  @IdField({ optional: true, description: 'The shared metric; this or a group has to be named' })
  metricId?: number | null;

  @IdField({ optional: true, description: 'A metric group: all of its metrics that are not attached yet' })
  metricGroupId?: number | null;

  @EnumField(metricRoles, {
    ...{ optional: true, example: 'secondary' },
    description: 'Primary when left out; the metrics of a group get theirs from the group',
  })
  role?: MetricRole | null;

  @ObjectField({
    ...{ optional: true, example: { conversionWindowHours: 168 } },
    description:
      'What the experiment has otherwise than the definition, of `conversionWindowHours`, `delayHours`, `completeOnly`, `cap` and `margin`',
  })
  overrides?: object | null;
}

/** The metric that was attached; for a group the first one that was, with all of them in `metrics`. */
export class AttachedMetricsDto {
  @ApiProperty({ type: [MetricDto], description: 'What was attached, in order' })
  metrics!: MetricDto[];

  @ApiProperty({ type: [Number], example: [], description: 'Shared metrics that were attached already' })
  skipped!: number[];
}

export class PromoteMetricRequest {
  @LineField({ optional: true, max: 64, example: 'orders', description: described.key })
  key?: string | null;
}
