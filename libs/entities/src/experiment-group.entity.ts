import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id } from './columns.js';
import { Project } from './project.entity.js';

/** Mutually exclusive experiments: an end user enters at most one of them. Each experiment holds its slot. */
@Entity('experiment_group')
@Index('experiment_group_project_id_index', ['projectId'])
export class ExperimentGroup {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'experiment_group_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @Column('text')
  name!: string;

  @CreatedAt()
  createdAt!: Date;
}
