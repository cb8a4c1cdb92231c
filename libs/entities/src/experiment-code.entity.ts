import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Experiment } from './experiment.entity.js';

/** A code text of versions of an experiment, stored once. */
@Entity('experiment_code')
export class ExperimentCode {
  @PrimaryColumn('integer')
  @ForeignKey(() => Experiment, { name: 'experiment_code_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  /** SHA-256 of the text, in hex. */
  @PrimaryColumn('text')
  hash!: string;

  @Column('text')
  text!: string;
}
