import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TallyColumn } from './columns.js';

/** The sums over the end users of a variation and an allocation version on a shared metric. Only the keeper writes them. */
@Entity('metric_value_total')
export class MetricValueTotal {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  metricId!: number;

  @PrimaryColumn('integer')
  variationId!: number;

  @PrimaryColumn('integer')
  allocationVersion!: number;

  /** End users who count. */
  @TallyColumn()
  users!: number;

  /** Events that could not be used: without a number, or in another currency. */
  @TallyColumn()
  ignored!: number;

  /** How many took each step of a funnel; empty for other kinds. */
  @Column('bigint', { array: true })
  steps!: string[];

  /** In the order of `sumNames` of libs/metrics; exact decimals. */
  @Column('numeric', { array: true })
  sums!: string[];
}
