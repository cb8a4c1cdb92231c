import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, KeyText, OptionalDecimal, RandomId, TimeColumn } from './columns.js';

/**
 * Something an end user did. Partitioned by month of `occurredAt`; without references, since each would cost a
 * look-up for every row: who writes has resolved project, experiment, variation and metric.
 */
@Entity('event')
@Index('event_experiment_id_occurred_at_index', ['experimentId', 'occurredAt', 'id'], {
  where: 'experiment_id IS NOT NULL',
})
@Index('event_project_id_end_user_id_index', ['projectId', 'endUserId', 'occurredAt'])
@Index('event_stored_at_index', ['storedAt'], { type: 'brin' })
@Index('event_not_counted_index', ['projectId'], { where: 'not_counted_in IS NOT NULL' })
export class Event {
  @PrimaryColumn('integer')
  projectId!: number;

  @PrimaryColumn({ type: 'timestamptz', precision: 3 })
  occurredAt!: Date;

  /** Random, made before storage. */
  @RandomId({ primary: true })
  id!: number;

  /** The experiment that the event names; null for one that belongs wherever its end user is assigned. */
  @Column('integer', { nullable: true })
  experimentId!: number | null;

  /** Null when the call named nobody. */
  @KeyText({ nullable: true })
  endUserId!: string | null;

  /** What happened: `impression`, `click`, `conversion` or any name; for a tracked custom event its name. */
  @KeyText()
  type!: string;

  /** The metric whose selector was clicked. */
  @Column('integer', { nullable: true })
  metricId!: number | null;

  /** An exact decimal with at most 9 digits after the point; those of earlier releases may have more. */
  @OptionalDecimal()
  value!: number | null;

  @Column('jsonb', { nullable: true })
  properties!: Record<string, unknown> | null;

  /** As reported; results use the recorded assignment. */
  @Column('integer', { nullable: true })
  variationId!: number | null;

  @Column('text', { nullable: true })
  campaignId!: string | null;

  @Column('text', { nullable: true })
  adId!: string | null;

  @Column('text', { nullable: true })
  deviceType!: string | null;

  /** The caller's own id, which makes a retry count once. */
  @Column('text', { nullable: true })
  eventId!: string | null;

  @TimeColumn()
  receivedAt!: Date;

  /**
   * The experiments in which it counts nowhere, although it belongs to them: anybody can have sent it, and one of
   * their metrics that it is of takes events of secret keys only. Settled when it is stored; null for none.
   */
  @Column('integer', { array: true, nullable: true })
  notCountedIn!: number[] | null;

  /** The id under which it came, where it is not that of the end user whom it counts for (JoinedId). */
  @KeyText({ nullable: true })
  sentAs!: string | null;

  /** Whether anybody can have sent it, without a secret key; null for no, and for events of earlier releases. */
  @Column('boolean', { nullable: true })
  anybody!: boolean | null;

  /**
   * The event under a known id that this one repeats for an anonymous id that was joined to it without proof, so that it
   * counts there; nobody sent it.
   */
  @RandomId({ nullable: true })
  copyOf!: number | null;

  /** The beginning of the transaction that stored it, by the database's clock. */
  @CreatedAt()
  storedAt!: Date;
}
