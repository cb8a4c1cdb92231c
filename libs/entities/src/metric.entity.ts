import type { MetricOverrides } from '#libs/metrics';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id } from './columns.js';
import { Experiment } from './experiment.entity.js';
import { SharedMetric } from './shared-metric.entity.js';
import {
  cappings,
  marginTypes,
  metricGoals,
  metricKinds,
  metricRoles,
  oneOf,
  summedParts,
  type Capping,
  type MarginType,
  type MetricGoal,
  type MetricKind,
  type MetricRole,
  type SummedPart,
} from './values.js';

/**
 * What is measured on an experiment: clicks on a selector, a custom event whose name is the selector, or a shared metric
 * that is attached to it. Events are matched with the first two alone: the selector of the third, `shared:<key>`, is none.
 */
@Entity('metric')
@Index('metric_experiment_id_index', ['experimentId'])
@Index('metric_secret_only_index', ['experimentId'], { where: 'secret_only' })
@Index('metric_shared_metric_id_index', ['sharedMetricId'], { where: 'shared_metric_id IS NOT NULL' })
@Unique('metric_attached_once', ['experimentId', 'sharedMetricId'])
@Check('metric_selector_not_empty', `selector <> ''`)
@Check('metric_kind_known', oneOf('kind', metricKinds))
@Check('metric_goal_known', oneOf('goal', metricGoals))
@Check('metric_role_known', oneOf('role', metricRoles))
@Check('metric_ratio_complete', `kind <> 'ratio' OR denominator <> ''`)
@Check('metric_summed_known', `${oneOf('ratio_of', summedParts)} AND ${oneOf('denominator_of', summedParts)}`)
@Check('metric_capping_known', oneOf('capping', cappings))
@Check(
  'metric_cap_complete',
  `capping <> 'fixed' OR COALESCE(cap, cap_lower) IS NOT NULL AND COALESCE(cap, 1) > 0 AND COALESCE(cap_lower, 0) <= 0`,
)
@Check('metric_cap_percentile_in_range', 'cap_percentile > 0 AND cap_percentile <= 1')
@Check('metric_margin_type_known', oneOf('margin_type', marginTypes))
@Check('metric_margin_positive', 'margin > 0')
@Check('metric_covariate_days_in_range', 'covariate_days BETWEEN 1 AND 365')
@Check('metric_max_public_value_positive', 'max_public_value > 0')
@Check(
  'metric_attached_complete',
  'shared_metric_id IS NULL OR custom AND NOT secret_only AND max_public_value IS NULL',
)
@Check(
  'metric_own_complete',
  `shared_metric_id IS NOT NULL OR shared_version IS NULL AND overrides IS NULL AND kind <> 'quantile'`,
)
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

  /** Ratios: what of the metric's own events is in the numerator. */
  @Column('text', { default: 'count' })
  ratioOf!: SummedPart;

  /** Ratios: the event type in the denominator; empty for other kinds. */
  @Column('text', { default: '' })
  denominator!: string;

  /** Ratios: what of the denominator's events is added up. */
  @Column('text', { default: 'count' })
  denominatorOf!: SummedPart;

  /** Counts, means and the numerator of ratios. */
  @Column('text', { default: 'none' })
  capping!: Capping;

  /** The cap of a fixed capping, in the unit of the metric. */
  @Column('double precision', { nullable: true })
  cap!: number | null;

  /** Below which a fixed capping cuts, such as refunds; at most 0. */
  @Column('double precision', { nullable: true })
  capLower!: number | null;

  @Column('double precision', { default: 0.99 })
  capPercentile!: number;

  /** Whether the percentile is that of the non-zero values. */
  @Column('boolean', { default: false })
  capIgnoresZeros!: boolean;

  /** Guardrails: how much worse than the control is tolerable. */
  @Column('text', { default: 'relative' })
  marginType!: MarginType;

  @Column('double precision', { default: 0.05 })
  margin!: number;

  /** Whether what end users did before their assignment takes variance away (CUPED). */
  @Column('boolean', { default: false })
  cuped!: boolean;

  /** How many days before the assignment CUPED looks at. */
  @Column('integer', { default: 30 })
  covariateDays!: number;

  /** The largest absolute value that an event without a secret key may have; null for the limit of the installation. */
  @Column('double precision', { nullable: true })
  maxPublicValue!: number | null;

  /** Whether only events that a secret key sent count; others are stored and marked. */
  @Column('boolean', { default: false })
  secretOnly!: boolean;

  /** The shared metric that it is; what it measures is the definition of that one. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => SharedMetric, { name: 'metric_shared_metric_id_fkey' })
  sharedMetricId!: number | null;

  /** The version of the definition since the start; null in a Draft, which follows the newest. */
  @Column('integer', { nullable: true })
  sharedVersion!: number | null;

  /** What the experiment has otherwise than the definition. */
  @Column('jsonb', { nullable: true })
  overrides!: MetricOverrides | null;

  @CreatedAt()
  createdAt!: Date;
}
