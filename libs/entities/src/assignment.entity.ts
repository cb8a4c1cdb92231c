import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { OptionalTime, TimeColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';
import { Variation } from './variation.entity.js';

/**
 * The recorded fact that an end user is in a variation since a time; at most one per experiment and end
 * user. The pair (experiment, variation) is checked as one reference, so it cannot mix two experiments.
 */
@Entity('assignment')
@Index('assignment_assigned_at_index', ['assignedAt'], { type: 'brin' })
@Index('assignment_timed_out_index', ['experimentId', 'variationId'], { where: 'timed_out_at IS NOT NULL' })
@ForeignKey(() => Variation, ['experimentId', 'variationId'], ['experimentId', 'id'], {
  name: 'assignment_variation_fkey',
})
export class Assignment {
  @PrimaryColumn('integer')
  experimentId!: Experiment['id'];

  @PrimaryColumn('text')
  endUserId!: string;

  @Column('integer')
  variationId!: Variation['id'];

  @Column('integer')
  allocationVersion!: number;

  /** The first exposure, floored to the millisecond. */
  @TimeColumn()
  assignedAt!: Date;

  /** Of the first exposure, like the other fields below; null when it was not told. */
  @Column('text', { nullable: true })
  deviceType!: string | null;

  @Column('text', { nullable: true })
  campaignId!: string | null;

  @Column('text', { nullable: true })
  adId!: string | null;

  /**
   * What results can be broken down by: names to short texts, numbers and truth values; the text `(erased)` in place of
   * all of them once the end user was erased.
   */
  @Column('jsonb', { nullable: true })
  attributes!: Record<string, string | number | boolean> | '(erased)' | null;

  /** When a browser first said that an answer came too late to be shown; the end user counts all the same. */
  @OptionalTime()
  timedOutAt!: Date | null;
}
