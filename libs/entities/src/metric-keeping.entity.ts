import { Entity, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';

/**
 * How far the values of a project's shared metrics are (MetricValue). Anyone who writes those, or removes or renames them,
 * first locks this row.
 */
@Entity('metric_keeping')
export class MetricKeeping {
  @PrimaryColumn('integer')
  projectId!: number;

  /** What was stored up to then has been looked through, by the time at which it was stored. */
  @TimeColumn()
  watermark!: Date;

  /** What was stored up to then is in the values. */
  @TimeColumn()
  settledAt!: Date;
}
