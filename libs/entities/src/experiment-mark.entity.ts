import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { Id, TimeColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';
import { markKinds, oneOf, type MarkKind } from './values.js';

/** A change of a running experiment that its results have to tell of. */
@Entity('experiment_mark')
@Index('experiment_mark_experiment_id_at_index', ['experimentId', 'at'])
@Check('experiment_mark_kind_known', oneOf('kind', markKinds))
export class ExperimentMark {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Experiment, { name: 'experiment_mark_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @TimeColumn()
  at!: Date;

  /** The revision that the change made, or that was in force when something outside changed. */
  @Column('integer')
  revision!: number;

  @Column('text')
  kind!: MarkKind;

  /** What changed, when it was not the experiment itself, such as `Segment ‘US’ changed`; empty otherwise. */
  @Column('text', { default: '' })
  reason!: string;
}
