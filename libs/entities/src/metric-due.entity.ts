import { Column, Entity, PrimaryColumn } from 'typeorm';
import { KeyText } from './columns.js';

/**
 * An end user of whom all events are to be read for the values of shared metrics: an assignment or a join was stored, or an
 * event that could not be added to the values as they were.
 */
@Entity('metric_due')
export class MetricDue {
  @PrimaryColumn('integer')
  projectId!: number;

  @KeyText({ primary: true })
  endUserId!: string;

  /** What came of the events that have been read, where there are very many of them; null for none yet. */
  @Column('jsonb', { nullable: true })
  soFar!: unknown;
}
