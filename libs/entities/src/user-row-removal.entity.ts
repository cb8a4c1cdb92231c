import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';

/**
 * An experiment whose rows of end users (assignments, user totals) go or are gone for their age; noted before the first
 * one goes. Its totals stay, and nothing can be recounted or looked at by end user from then on.
 */
@Entity('user_row_removal')
export class UserRowRemoval {
  @PrimaryColumn('integer')
  @ForeignKey(() => Experiment, { name: 'user_row_removal_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: Experiment['id'];

  @TimeColumn()
  removedAt!: Date;
}
