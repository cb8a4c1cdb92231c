import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MetricGroup } from './metric-group.entity.js';
import { SharedMetric } from './shared-metric.entity.js';
import { metricRoles, oneOf, type MetricRole } from './values.js';

/** A shared metric as one of a group. */
@Entity('metric_group_item')
@Index('metric_group_item_shared_metric_id_index', ['sharedMetricId'])
@Check('metric_group_item_role_known', oneOf('role', metricRoles))
export class MetricGroupItem {
  @PrimaryColumn('integer')
  @ForeignKey(() => MetricGroup, { name: 'metric_group_item_group_id_fkey', onDelete: 'CASCADE' })
  groupId!: number;

  @PrimaryColumn('integer')
  @ForeignKey(() => SharedMetric, { name: 'metric_group_item_shared_metric_id_fkey', onDelete: 'CASCADE' })
  sharedMetricId!: number;

  /** From 0. */
  @Column('integer')
  position!: number;

  /** The role that it gets where the group is attached. */
  @Column('text', { default: 'secondary' })
  role!: MetricRole;
}
