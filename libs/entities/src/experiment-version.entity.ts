import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id, TimeColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';

/**
 * An experiment as a change left it. Of a member's changes within a minute in a Draft only the last counts as a version;
 * the others are kept for a day, to tell who changed what since somebody read it.
 */
@Entity('experiment_version')
@Index('experiment_version_experiment_id_number_index', ['experimentId', 'number'])
export class ExperimentVersion {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Experiment, { name: 'experiment_version_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  /** The revision that it made, or that was in force when something outside changed, such as a segment. */
  @Column('integer')
  number!: number;

  @TimeColumn()
  at!: Date;

  /** When the first of the changes that share it was made. */
  @TimeColumn()
  since!: Date;

  /** Who changed it; the user may be gone since. */
  @Column('integer', { nullable: true })
  userId!: number | null;

  /** By which program. */
  @Column('integer', { nullable: true })
  apiKeyId!: number | null;

  /** What its author wrote about it. */
  @Column('text', { default: '' })
  note!: string;

  /** Why it changed, when nobody changed the experiment itself; empty otherwise. */
  @Column('text', { default: '' })
  reason!: string;

  /** Whether a planned end or an automatic stop made it. */
  @Column('boolean', { default: false })
  automatic!: boolean;

  /** Whether a later change of the same minute stands for it. */
  @Column('boolean', { default: false })
  superseded!: boolean;

  /** The number of the version that it brought back. */
  @Column('integer', { nullable: true })
  restoredFrom!: number | null;

  /** Which fields differ from the change before: `{part, id, field, what}`. */
  @Column('jsonb')
  changes!: unknown;

  /** The differences from the version before, in words. */
  @Column('jsonb')
  summary!: string[];

  /** Everything, with code texts by their hashes. */
  @Column('jsonb')
  content!: unknown;
}
