import { Entity, PrimaryColumn } from 'typeorm';
import { SumColumn, TallyColumn } from './columns.js';

/**
 * The sums over the user totals of a variation that results are made of. A row is split into shards, so that
 * writers do not queue for it: readers add the shards up; a single one may be negative.
 */
@Entity('variation_total')
export class VariationTotal {
  @PrimaryColumn('integer')
  experimentId!: number;

  @PrimaryColumn('integer')
  variationId!: number;

  @PrimaryColumn('integer', { default: 0 })
  metricId!: number;

  @PrimaryColumn('text')
  type!: string;

  @PrimaryColumn('integer')
  shard!: number;

  @TallyColumn()
  eventCount!: number;

  /** End users with at least one counted event. */
  @TallyColumn()
  users!: number;

  /** Sum over end users of (count of events)². */
  @SumColumn()
  countSumSquares!: number;

  @SumColumn()
  valueSum!: number;

  /** Sum over end users of (sum of values)². */
  @SumColumn()
  valueSumSquares!: number;
}
