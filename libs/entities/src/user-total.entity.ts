import { Entity, PrimaryColumn } from 'typeorm';
import { ExactColumn, KeyText, TallyColumn } from './columns.js';

/**
 * What one end user amounts to: a row for each event type (`metricId` 0), one over all types (`metricId` 0, `type`
 * empty), and one for each clicked metric (`type` empty). Kept in the transactions that store events and assignments.
 *
 * Rows of experiment 0 hold all events without an experiment that came while the end user was assigned anywhere in the
 * project. Rows of an experiment hold what differs there, so they may be negative; from when the assignment is frozen
 * on they are whole. The view `end_user_total` adds them up.
 */
@Entity('user_total')
export class UserTotal {
  @PrimaryColumn('integer')
  projectId!: number;

  @KeyText({ primary: true })
  endUserId!: string;

  /** 0 for what belongs to all experiments of the end user. */
  @PrimaryColumn('integer')
  experimentId!: number;

  @PrimaryColumn('integer')
  metricId!: number;

  @KeyText({ primary: true })
  type!: string;

  @TallyColumn()
  eventCount!: number;

  @ExactColumn()
  valueSum!: string;
}
