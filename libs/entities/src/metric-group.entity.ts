import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { CreatedAt, Id, UpdatedAt } from './columns.js';
import { Project } from './project.entity.js';

/** A named, ordered set of shared metrics that is attached to an experiment in one step. */
@Entity('metric_group')
@Unique('metric_group_project_id_name_unique', ['projectId', 'name'])
@Unique('metric_group_project_id_id_unique', ['projectId', 'id'])
export class MetricGroup {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'metric_group_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  /** Grows with every change. */
  @Column('integer', { default: 1 })
  revision!: number;

  @CreatedAt()
  createdAt!: Date;

  @UpdatedAt()
  updatedAt!: Date;
}
