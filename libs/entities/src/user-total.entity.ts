import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SumColumn, TallyColumn } from './columns.js';

/**
 * What one end user contributes to one experiment: a row for each event type (`metricId` 0), one over all types
 * (`metricId` 0, `type` empty), and one for each clicked metric (`type` empty). Kept in the transactions that store events and assignments.
 */
@Entity('user_total')
export class UserTotal {
  @PrimaryColumn('integer')
  experimentId!: number;

  @PrimaryColumn('text')
  endUserId!: string;

  @PrimaryColumn('integer', { default: 0 })
  metricId!: number;

  @PrimaryColumn('text')
  type!: string;

  @Column('integer')
  variationId!: number;

  @TallyColumn()
  eventCount!: number;

  @SumColumn()
  valueSum!: number;
}
