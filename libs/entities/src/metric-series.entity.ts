import { Column, Entity, PrimaryColumn } from 'typeorm';
import { OptionalTime, TimeColumn } from './columns.js';

/** What a shared metric in an experiment is followed by from day to day, where that is too much to be read on request. */
@Entity('metric_series')
export class MetricSeries {
  @PrimaryColumn('integer')
  projectId!: number;

  /** The attached metric (Metric). */
  @PrimaryColumn('integer')
  metricId!: number;

  /** When someone last wanted to see it. */
  @TimeColumn()
  askedAt!: Date;

  /** Tells what it follows from. */
  @Column('text')
  signature!: string;

  /** Null until it has been worked out. */
  @Column('jsonb', { nullable: true })
  material!: Record<string, unknown> | null;

  /** When it is to be worked out the next time; null for as soon as possible. */
  @OptionalTime()
  nextAt!: Date | null;
}
