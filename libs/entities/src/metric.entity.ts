import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { CounterColumn, CreatedAt, Id } from './columns.js';
import { Experiment } from './experiment.entity.js';
import {
  metricGoals,
  metricKinds,
  metricRoles,
  oneOf,
  type MetricGoal,
  type MetricKind,
  type MetricRole,
} from './values.js';

/** What is measured on an experiment: clicks on a selector, or a custom event whose name is the selector. */
@Entity('metric')
@Index('metric_experiment_id_index', ['experimentId'])
@Check('metric_selector_not_empty', `selector <> ''`)
@Check('metric_kind_known', oneOf('kind', metricKinds))
@Check('metric_goal_known', oneOf('goal', metricGoals))
@Check('metric_role_known', oneOf('role', metricRoles))
@Check('metric_counters_not_negative', 'triggered_on_live >= 0 AND triggered_on_qa >= 0')
export class Metric {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Experiment, { name: 'metric_experiment_id_fkey', onDelete: 'CASCADE' })
  experimentId!: number;

  @Column('text')
  title!: string;

  @Column('boolean', { default: false })
  custom!: boolean;

  @Column('text')
  selector!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('text', { default: 'binomial' })
  kind!: MetricKind;

  @Column('text', { default: 'increase' })
  goal!: MetricGoal;

  @Column('text', { default: 'primary' })
  role!: MetricRole;

  @CounterColumn()
  triggeredOnLive!: number;

  @CounterColumn()
  triggeredOnQa!: number;

  @CreatedAt()
  createdAt!: Date;
}
