import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt } from './columns.js';
import { MenuTemplate } from './menu-template.entity.js';
import { Organization } from './organization.entity.js';
import { Role } from './role.entity.js';
import { User } from './user.entity.js';

/** The link that makes a user a member of an organization. A disabled link grants nothing. */
@Entity('organization_user')
@Index('organization_user_user_id_index', ['userId'])
export class OrganizationUser {
  @PrimaryColumn('integer')
  @ForeignKey(() => Organization, { name: 'organization_user_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  @PrimaryColumn('integer')
  @ForeignKey(() => User, { name: 'organization_user_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column('integer', { nullable: true })
  @ForeignKey(() => Role, { name: 'organization_user_role_id_fkey', onDelete: 'SET NULL' })
  roleId!: number | null;

  @Column('integer', { nullable: true })
  @ForeignKey(() => MenuTemplate, { name: 'organization_user_menu_template_id_fkey', onDelete: 'SET NULL' })
  menuTemplateId!: number | null;

  @Column('boolean', { default: false })
  disabled!: boolean;

  /** True while it is a request of the user that no member has approved; it is disabled then. */
  @Column('boolean', { default: false })
  requested!: boolean;

  @Column('boolean', { default: false })
  super!: boolean;

  @CreatedAt()
  createdAt!: Date;
}
