import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KeyText, OptionalTime, TallyColumn } from './columns.js';

/** How far the values of a shared metric in an experiment are. */
@Entity('metric_progress')
export class MetricProgress {
  @PrimaryColumn('integer')
  projectId!: number;

  /** The attached metric (Metric). */
  @PrimaryColumn('integer')
  metricId!: number;

  @Column('integer')
  experimentId!: number;

  /** Tells what its values follow from; with another definition they are worked out from the beginning. */
  @Column('text')
  signature!: string;

  /** Up to which end user it has been filled in; null when it is whole. */
  @KeyText({ nullable: true })
  filledTo!: string | null;

  /** How many end users have been filled in, of how many there were. */
  @TallyColumn()
  filled!: number;

  @TallyColumn()
  expected!: number;

  /** The end of the experiment that the values go by; null while it goes on. */
  @OptionalTime()
  endedAt!: Date | null;

  /** Whether events that it would have been made of were removed for their age before it was filled in. */
  @Column('boolean', { default: false })
  lacksEvents!: boolean;

  /** Quantiles: whether values changed since they were last worked out. */
  @Column('boolean', { default: false })
  stale!: boolean;

  /** Quantiles: up to when they are worked out. */
  @OptionalTime()
  quantilesAt!: Date | null;
}
