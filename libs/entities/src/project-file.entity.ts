import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { CreatedAt, Id } from './columns.js';
import { Project } from './project.entity.js';

/** An image that a project uses; its content lies in the object storage. */
@Entity('project_file')
@Unique('project_file_public_id_unique', ['publicId'])
@Index('project_file_project_id_index', ['projectId'])
@Check('project_file_size_positive', 'size > 0')
export class ProjectFile {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => Project, { name: 'project_file_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  /** Random; the part of its public address that nobody can guess. */
  @Column('text')
  publicId!: string;

  /** The last part of its public address. */
  @Column('text')
  name!: string;

  /** The content type, as found in the content. */
  @Column('text')
  type!: string;

  /** In bytes. */
  @Column('integer')
  size!: number;

  @CreatedAt()
  createdAt!: Date;
}
