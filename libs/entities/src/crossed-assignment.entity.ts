import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt, KeyText, TimeColumn } from './columns.js';

/**
 * What two ids of one person were served in an experiment before they were joined, where it was not the same. Such a
 * person is left out of the comparison: there is no Assignment, and no total, of them.
 */
@Entity('crossed_assignment')
@Index('crossed_assignment_experiment_index', ['projectId', 'experimentId'])
@Index('crossed_assignment_stored_at_index', ['projectId', 'storedAt'])
export class CrossedAssignment {
  @PrimaryColumn('integer')
  projectId!: number;

  @KeyText({ primary: true })
  endUserId!: string;

  @PrimaryColumn('integer')
  experimentId!: number;

  /** Under which of the person's ids it was served. */
  @KeyText({ primary: true })
  servedAs!: string;

  @Column('integer')
  variationId!: number;

  @Column('integer')
  allocationVersion!: number;

  @TimeColumn()
  assignedAt!: Date;

  @Column('text', { nullable: true })
  deviceType!: string | null;

  @Column('text', { nullable: true })
  campaignId!: string | null;

  @Column('text', { nullable: true })
  adId!: string | null;

  @Column('jsonb', { nullable: true })
  attributes!: Record<string, string | number | boolean> | '(erased)' | null;

  /** The beginning of the transaction that stored it, by the database's clock. */
  @CreatedAt()
  storedAt!: Date;
}
