import { Column, Entity, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';

/** Which process does a job that one process at a time is to do. */
@Entity('job_lease')
export class JobLease {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'job_lease_pkey' })
  name!: string;

  /** A text of the process's own. */
  @Column('text')
  holder!: string;

  /** When another process may take over; moved on while the work goes on. */
  @TimeColumn()
  until!: Date;
}
