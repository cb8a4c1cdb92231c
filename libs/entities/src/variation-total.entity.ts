import { Entity, PrimaryColumn } from 'typeorm';
import { ExactColumn, KeyText, OptionalExact, TallyColumn } from './columns.js';

/**
 * The sums over the end users of a variation who were assigned under an allocation version, which results are made of.
 * A row is split into shards, so that writers do not queue for it: readers add the shards up; a single one may be
 * negative.
 */
@Entity('variation_total')
export class VariationTotal {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn('integer')
  experimentId!: number;

  @PrimaryColumn('integer')
  variationId!: number;

  @PrimaryColumn('integer')
  metricId!: number;

  @KeyText({ primary: true })
  type!: string;

  @PrimaryColumn('integer')
  allocationVersion!: number;

  @PrimaryColumn('integer')
  shard!: number;

  @TallyColumn()
  eventCount!: number;

  /** End users with at least one counted event. */
  @TallyColumn()
  users!: number;

  /** Sum over end users of (count of events)². */
  @ExactColumn()
  countSumSquares!: string;

  @ExactColumn()
  valueSum!: string;

  /** Sum over end users of (sum of values)². */
  @ExactColumn()
  valueSumSquares!: string;

  /** Sum over end users of (count of events)³; null where it is not known, since their rows are gone for their age. */
  @OptionalExact()
  countSumCubes!: string | null;

  /** Sum over end users of (sum of values)³, likewise. */
  @OptionalExact()
  valueSumCubes!: string | null;
}
