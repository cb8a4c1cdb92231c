import { Entity, PrimaryColumn } from 'typeorm';
import { KeyText, TallyColumn } from './columns.js';

/**
 * How many events did not count in an experiment, since they happened in the 24 hours before their end user's assignment,
 * although they arrived after it or name the experiment (`came_early`): by type (metric 0) and by clicked metric (type
 * empty); shards as in VariationTotal.
 */
@Entity('early_total')
export class EarlyTotal {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  experimentId!: number;

  @PrimaryColumn('integer')
  metricId!: number;

  @KeyText({ primary: true })
  type!: string;

  @PrimaryColumn('integer')
  shard!: number;

  @TallyColumn()
  eventCount!: number;
}
