import type { Protocol, StartedPlan } from '#libs/protocol';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, OptionalPercentColumn, OptionalTime, PercentColumn, UpdatedAt } from './columns.js';
import type { FlagRule, PinnedVariation } from './flag-rule.js';
import { ExperimentGroup } from './experiment-group.entity.js';
import { Project } from './project.entity.js';
import { User } from './user.entity.js';
import { ProtocolColumn } from './protocol-column.js';
import {
  conditionTypes,
  experimentStatuses,
  experimentTypes,
  matchings,
  decisionOutcomes,
  oneOf,
  triggerTypes,
  valueTypes,
  type ConditionType,
  type EndDecision,
  type ExperimentStatus,
  type ExperimentType,
  type Matching,
  type TriggerType,
  type ValueType,
} from './values.js';

/** A test in a project. */
@Entity('experiment')
@Unique('experiment_project_id_key_unique', ['projectId', 'key'])
@Index('experiment_project_id_status_index', ['projectId', 'status'])
@Index('experiment_due_index', ['endAt'], { where: `end_at IS NOT NULL AND status IN ('Active', 'Paused')` })
@Index('experiment_watched_index', ['id'], { where: 'ends_itself OR stops_on_guardrail OR stops_on_srm' })
@Index('experiment_owner_id_index', ['ownerId'])
@Index('experiment_copied_from_id_index', ['copiedFromId'], { where: 'copied_from_id IS NOT NULL' })
@Check('experiment_key_format', `key ~ '^[a-z0-9_-]{1,64}$' AND key !~ '^[0-9]+$'`)
@Check('experiment_type_known', oneOf('type', experimentTypes))
@Check('experiment_status_known', oneOf('status', experimentStatuses))
@Check('experiment_trigger_type_known', oneOf('trigger_type', triggerTypes))
@Check('experiment_condition_type_known', oneOf('condition_type', conditionTypes))
@Check('experiment_matching_known', `matching IN (${matchings.join(', ')})`)
@Check('experiment_value_type_known', oneOf('value_type', valueTypes))
@Check('experiment_coverage_in_range', 'coverage BETWEEN 0 AND 100')
@Unique('experiment_group_id_group_from_unique', ['groupId', 'groupFrom'])
@Check(
  'experiment_group_slot_in_range',
  'group_id IS NULL OR COALESCE(group_from >= 0 AND group_to > group_from AND group_to <= 100, false)',
)
@Check(
  'experiment_decision_known',
  `decision IS NULL OR ${oneOf("(decision ->> 'outcome')", decisionOutcomes)}`,
)
@Check(
  'experiment_started_before_it_runs',
  `status NOT IN ('Active', 'Paused', 'Ended') OR started_at IS NOT NULL`,
)
export class Experiment {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'experiment_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @Column('text')
  key!: string;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  description!: string;

  /** The member who answers for it; null for nobody. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => User, { name: 'experiment_owner_id_fkey', onDelete: 'SET NULL' })
  ownerId!: number | null;

  @Column('text', { default: 'AB Test' })
  type!: ExperimentType;

  /** Of the values of all its variations. */
  @Column('text', { default: 'string' })
  valueType!: ValueType;

  @Column('text', { default: 'Draft' })
  status!: ExperimentStatus;

  /** A Draft of the integration API: it becomes Active once its shares are 100 in total. */
  @Column('boolean', { default: false })
  activatesItself!: boolean;

  @Column('text', { default: 'Immediately' })
  triggerType!: TriggerType;

  @Column('text', { default: 'ALL' })
  conditionType!: ConditionType;

  /** How its URL conditions are combined and compared; 1 only for those started before that could be told apart. */
  @Column('smallint', { default: 2 })
  matching!: Matching;

  /** Empty when targeting is by conditions alone. */
  @Column('text', { default: '' })
  url!: string;

  @Column('text', { default: '' })
  js!: string;

  @Column('text', { default: '' })
  css!: string;

  @PercentColumn(100)
  coverage!: number;

  /** The mutually exclusive group, at most one; null outside groups. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => ExperimentGroup, { name: 'experiment_group_id_fkey', onDelete: 'SET NULL' })
  groupId!: number | null;

  /** The slot in the group: end users whose group bucket lies in (groupFrom, groupTo] percent may enter. */
  @OptionalPercentColumn()
  groupFrom!: number | null;

  @OptionalPercentColumn()
  groupTo!: number | null;

  /** Grows with every change of the experiment or of anything that belongs to it. */
  @Column('integer', { default: 1 })
  revision!: number;

  /** Grows with every change of shares, variations, coverage or group. */
  @Column('integer', { default: 1 })
  allocationVersion!: number;

  /** The allocation version of the first activation; as long as it is current, the hash alone decides. */
  @Column('integer', { nullable: true })
  startedAllocationVersion!: number | null;

  @Column('integer', { nullable: true })
  plannedUsers!: number | null;

  @OptionalTime()
  endAt!: Date | null;

  /** Whether it is Ended once as many end users are assigned as are planned. */
  @Column('boolean', { default: false })
  endsItself!: boolean;

  /** Whether it is Paused once a guardrail fails (sequential method). */
  @Column('boolean', { default: false })
  stopsOnGuardrail!: boolean;

  /** Whether it is Paused once assigned users do not follow the shares. */
  @Column('boolean', { default: false })
  stopsOnSrm!: boolean;

  /** How it is judged; as its project says when it is made. */
  @ProtocolColumn()
  protocol!: Protocol;

  /** What was agreed on at the first start; null before, and where that was not recorded. */
  @Column('jsonb', { nullable: true })
  startedPlan!: StartedPlan | null;

  /** What was decided with the end; null when nothing was. */
  @Column('jsonb', { nullable: true })
  decision!: EndDecision | null;

  /** The variation that everybody whom it is for gets since the end; null for none. Of no matter in other statuses. */
  @Column('integer', { nullable: true })
  shippedVariationId!: number | null;

  /** Of a Feature Flag, in order; empty otherwise. */
  @Column('jsonb', { default: [] })
  rules!: FlagRule[];

  /** Of a Feature Flag: end users who get a certain variation before everything else. */
  @Column('jsonb', { default: [] })
  pins!: PinnedVariation[];

  /** The largest id that a rule of it has had. */
  @Column('integer', { default: 0 })
  lastRuleId!: number;

  /** The experiment of another project that it was copied from, which may be gone; null for none. */
  @Column('integer', { nullable: true })
  copiedFromId!: number | null;

  @Column('text', { default: '' })
  conversionEventType!: string;

  @Column('text', { array: true, default: '{}' })
  tags!: string[];

  @CreatedAt()
  createdAt!: Date;

  @UpdatedAt()
  updatedAt!: Date;

  @OptionalTime()
  startedAt!: Date | null;

  @OptionalTime()
  endedAt!: Date | null;
}
