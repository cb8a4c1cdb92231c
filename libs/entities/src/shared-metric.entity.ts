import { metricLibraryKinds, type MetricLibraryKind } from '#libs/metrics';
import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id, OptionalTime, UpdatedAt } from './columns.js';
import { Project } from './project.entity.js';
import { User } from './user.entity.js';
import { oneOf } from './values.js';

/** A metric that any experiment of its project can use; its definition is that of its newest version. */
@Entity('shared_metric')
@Unique('shared_metric_project_id_key_unique', ['projectId', 'key'])
@Index('shared_metric_owner_id_index', ['ownerId'])
@Check('shared_metric_kind_known', oneOf('kind', metricLibraryKinds))
export class SharedMetric {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'shared_metric_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  /** How programs name it. */
  @Column('text')
  key!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  /** The member who answers for it. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => User, { name: 'shared_metric_owner_id_fkey', onDelete: 'SET NULL' })
  ownerId!: number | null;

  @Column('text', { array: true, default: '{}' })
  tags!: string[];

  /** Of the newest version. */
  @Column('text')
  kind!: MetricLibraryKind;

  /** The newest one. */
  @Column('integer', { default: 1 })
  version!: number;

  /** Whether a member vouches for the newest version. */
  @Column('boolean', { default: false })
  verified!: boolean;

  /** Since when it cannot be attached any more; it stays where it is attached. */
  @OptionalTime()
  archivedAt!: Date | null;

  /** Grows with every change. */
  @Column('integer', { default: 1 })
  revision!: number;

  @CreatedAt()
  createdAt!: Date;

  @UpdatedAt()
  updatedAt!: Date;
}
