import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { CreatedAt, Id } from './columns.js';
import { Project } from './project.entity.js';

/** Attribute targeting: an end user is in it when its rules hold or when they are assigned to it. */
@Entity('segment')
@Unique('segment_project_id_id_unique', ['projectId', 'id'])
export class Segment {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'segment_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  description!: string;

  /** As accepted by `parseRules`; null when only assigned end users are in it. */
  @Column('jsonb', { nullable: true })
  rules!: object | null;

  @CreatedAt()
  createdAt!: Date;
}
