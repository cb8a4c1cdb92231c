import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, TimeColumn } from './columns.js';
import { Experiment } from './experiment.entity.js';
import { oneOf, stopReasons, type StopReason } from './values.js';

/**
 * That the product paused an experiment by itself, and why. At most one for each reason: anyone who lets the
 * experiment go on has decided about that reason.
 */
@Entity('experiment_stop')
@Unique('experiment_stop_once', [
  'experimentId',
  'reason',
  'metricId',
  'variationId',
  'allocationVersion',
  'ruleId',
])
@Check('experiment_stop_reason_known', oneOf('reason', stopReasons))
export class ExperimentStop {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Experiment, { name: 'experiment_stop_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @Column('text')
  reason!: StopReason;

  /** The guardrail that failed, no reference since it may be deleted; 0 for other reasons. */
  @Column('integer', { default: 0 })
  metricId!: number;

  /** The variation that it failed in; 0 for other reasons. */
  @Column('integer', { default: 0 })
  variationId!: number;

  /** The allocation whose shares were not met; 0 for other reasons. */
  @Column('integer', { default: 0 })
  allocationVersion!: number;

  /** The rule of a flag that it failed under, where several measure; 0 otherwise, and for the default rule. */
  @Column('integer', { default: 0 })
  ruleId!: number;

  /** Whether the experiment was paused; otherwise only its rollout was halted. */
  @Column('boolean', { default: true })
  pauses!: boolean;

  /** The reason in a sentence, with names and numbers as they were. */
  @Column('text')
  explanation!: string;

  @TimeColumn()
  stoppedAt!: Date;
}
