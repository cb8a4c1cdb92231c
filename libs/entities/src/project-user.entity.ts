import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Project } from './project.entity.js';
import { User } from './user.entity.js';
import { oneOf, projectPermissions, type ProjectPermission } from './values.js';

/** The link that lets a member of the organization into one project. */
@Entity('project_user')
@Index('project_user_user_id_index', ['userId'])
@Check('project_user_permission_type_known', oneOf('permission_type', projectPermissions))
export class ProjectUser {
  @PrimaryColumn('integer')
  @ForeignKey(() => Project, { name: 'project_user_project_id_fkey', onDelete: 'CASCADE' })
  projectId!: number;

  @PrimaryColumn('integer')
  @ForeignKey(() => User, { name: 'project_user_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column('text')
  permissionType!: ProjectPermission;

  @Column('boolean', { default: false })
  disabled!: boolean;
}
