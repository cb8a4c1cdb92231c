import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a quantile of a variation is made known by, worked out from all its values. */
@Entity('metric_quantile')
export class MetricQuantile {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  metricId!: number;

  @PrimaryColumn('integer')
  variationId!: number;

  /** 0 for all of them. */
  @PrimaryColumn('integer')
  allocationVersion!: number;

  /** `QuantileSummary` of libs/statistics. */
  @Column('jsonb')
  summary!: Record<string, unknown>;
}
