import type { Protocol } from '#libs/protocol';
import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
import { CreatedAt, Id, PercentColumn } from './columns.js';
import { Organization } from './organization.entity.js';
import { ProtocolColumn } from './protocol-column.js';

/** A website or service of an organization. `revision` grows with every change that can alter a decision. */
@Entity('project')
@Unique('project_organization_id_name_unique', ['organizationId', 'name'])
@Unique('project_public_id_unique', ['publicId'])
@Check('project_holdout_percent_in_range', 'holdout_percent BETWEEN 0 AND 100')
export class Project {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Organization, { name: 'project_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  @Column('integer', { default: 1 })
  revision!: number;

  /** Origins that may ask for decisions from a browser; empty means any. */
  @Column('text', { array: true, default: '{}' })
  allowedOrigins!: string[];

  @PercentColumn(0)
  holdoutPercent!: number;

  @Column('boolean', { default: false })
  publishCounters!: boolean;

  /** Whether stored attributes of end users count for calls without an API key. */
  @Column('boolean', { default: false })
  storedAttributesInPublic!: boolean;

  /** How pages name it: `p_` and 22 characters that nobody guesses. */
  @Column('text', { default: () => 'make_public_id()' })
  publicId!: string;

  /** Whether answers that anybody can get carry titles and descriptions; empty texts stand in their place otherwise. */
  @Column('boolean', { default: true })
  publicNames!: boolean;

  /** Whether calls that anybody can make have to name it by its public id. */
  @Column('boolean', { default: false })
  requirePublicId!: boolean;

  /** Whether only visitors with a browser that nothing steers by remote are counted. */
  @Column('boolean', { default: false })
  browsersOnly!: boolean;

  /** Whether joins of ids that come without proof are refused. */
  @Column('boolean', { default: false })
  requireIdentityProof!: boolean;

  /** Whether pages may listen to changes: publishable keys are offered streams of events. */
  @Column('boolean', { default: false })
  browserStreams!: boolean;

  /** What proofs of identity are made with, encrypted; null until one was made. */
  @Column('text', { nullable: true, select: false })
  identitySecret?: string | null;

  /** How new experiments are judged. */
  @ProtocolColumn()
  protocol!: Protocol;

  /** The metric group that new experiments get; null for none. */
  @Column('integer', { nullable: true })
  @ForeignKey('MetricGroup', { name: 'project_default_metric_group_id_fkey', onDelete: 'SET NULL' })
  defaultMetricGroupId!: number | null;

  @CreatedAt()
  createdAt!: Date;
}
