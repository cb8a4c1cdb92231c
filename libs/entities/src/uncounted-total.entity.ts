import { Entity, PrimaryColumn } from 'typeorm';
import { KeyText, TallyColumn } from './columns.js';

/**
 * How many events of an experiment count nowhere (`Event.notCountedIn`), by clicked metric (type empty) or by type
 * (metric 0); shards as in VariationTotal.
 */
@Entity('uncounted_total')
export class UncountedTotal {
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
