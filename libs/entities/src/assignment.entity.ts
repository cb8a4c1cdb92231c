import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, KeyText, OptionalTime, TimeColumn } from './columns.js';

/**
 * The recorded fact that an end user is in a variation since a time; at most one per experiment and end user. Without
 * references, since it may be on another server than they are: who records has seen experiment and variation in
 * ExperimentRun, and neither can be deleted while somebody is assigned.
 */
@Entity('assignment')
@Index('assignment_assigned_at_index', ['projectId', 'assignedAt'])
@Index('assignment_stored_at_index', ['storedAt'], { type: 'brin' })
@Index('assignment_timed_out_index', ['projectId', 'experimentId', 'variationId'], {
  where: 'timed_out_at IS NOT NULL',
})
@Index('assignment_moved_index', ['projectId', 'experimentId'], { where: 'moved_at IS NOT NULL' })
@Index('assignment_experiment_index', ['projectId', 'experimentId'])
export class Assignment {
  @PrimaryColumn('integer')
  projectId!: number;

  @KeyText({ primary: true })
  endUserId!: string;

  @PrimaryColumn('integer')
  experimentId!: number;

  @Column('integer')
  variationId!: number;

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

  /** Whether the end user's totals in the experiment are whole in its own rows (UserTotal). */
  @Column('boolean', { default: false })
  frozen!: boolean;

  /** The rule that first measured the end user; null before there were rules. */
  @Column('integer', { nullable: true })
  ruleId!: number | null;

  /** When another rule of the flag first measured the end user, who is left out of comparisons since. */
  @OptionalTime()
  movedAt!: Date | null;

  /** The anonymous id under which it was served, where it is not the end user's own (JoinedId). */
  @KeyText({ nullable: true })
  servedAs!: string | null;

  /** The beginning of the transaction that stored it, by the database's clock. */
  @CreatedAt()
  storedAt!: Date;
}
