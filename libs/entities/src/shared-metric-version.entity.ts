import type { MetricDefinition } from '#libs/metrics';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CreatedAt } from './columns.js';
import { SharedMetric } from './shared-metric.entity.js';
import { User } from './user.entity.js';

/** A definition of a shared metric; it never changes. */
@Entity('shared_metric_version')
export class SharedMetricVersion {
  @PrimaryColumn('integer')
  @ForeignKey(() => SharedMetric, {
    name: 'shared_metric_version_shared_metric_id_fkey',
    onDelete: 'CASCADE',
  })
  sharedMetricId!: number;

  /** From 1. */
  @PrimaryColumn('integer')
  version!: number;

  @Column('jsonb')
  definition!: MetricDefinition;

  /** What the author says about it. */
  @Column('text', { default: '' })
  note!: string;

  /** Null for a program, and for a member whose account is gone. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => User, { name: 'shared_metric_version_made_by_fkey', onDelete: 'SET NULL' })
  madeBy!: number | null;

  @CreatedAt()
  madeAt!: Date;
}
