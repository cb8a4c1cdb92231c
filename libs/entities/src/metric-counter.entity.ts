import { Entity, PrimaryColumn } from 'typeorm';
import { TallyColumn } from './columns.js';

/** How often a metric was triggered, while its experiment was Active and otherwise; shards as in VariationTotal. */
@Entity('metric_counter')
export class MetricCounter {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  metricId!: number;

  @PrimaryColumn('integer')
  shard!: number;

  @TallyColumn()
  live!: number;

  @TallyColumn()
  qa!: number;
}
