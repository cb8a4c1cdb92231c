import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { OptionalTime, TallyColumn, TimeColumn } from './columns.js';
import { SharedMetric } from './shared-metric.entity.js';

/** What a shared metric came to over the last days, as it was worked out last, for lists. */
@Entity('shared_metric_value')
export class SharedMetricValue {
  @PrimaryColumn('integer')
  @ForeignKey(() => SharedMetric, {
    name: 'shared_metric_value_shared_metric_id_fkey',
    onDelete: 'CASCADE',
  })
  sharedMetricId!: number;

  /** When someone last wanted to see it. */
  @TimeColumn()
  askedAt!: Date;

  /** The version that it is of; 0 until it has been worked out. */
  @Column('integer', { default: 0 })
  version!: number;

  /** A rate, a mean, a ratio or a quantile; null where there is nothing to divide by. */
  @Column('double precision', { nullable: true })
  value!: number | null;

  /** End users that count. */
  @TallyColumn()
  users!: number;

  /** From when on, and up to when, everything was looked at. */
  @OptionalTime()
  from!: Date | null;

  @OptionalTime()
  until!: Date | null;

  /** When it is to be worked out the next time; null for as soon as possible. */
  @OptionalTime()
  nextAt!: Date | null;
}
