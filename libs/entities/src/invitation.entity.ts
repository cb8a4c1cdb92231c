import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt } from './columns.js';
import { MenuTemplate } from './menu-template.entity.js';
import { Organization } from './organization.entity.js';
import { Role } from './role.entity.js';

/** A place in an organization for whoever proves to own an e-mail that has no account yet. */
@Entity('invitation')
@Index('invitation_email_index', ['email'])
export class Invitation {
  @PrimaryColumn('integer')
  @ForeignKey(() => Organization, { name: 'invitation_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  @PrimaryColumn('text')
  email!: string;

  @Column('integer')
  @ForeignKey(() => Role, { name: 'invitation_role_id_fkey', onDelete: 'CASCADE' })
  roleId!: number;

  @Column('integer')
  @ForeignKey(() => MenuTemplate, { name: 'invitation_menu_template_id_fkey', onDelete: 'CASCADE' })
  menuTemplateId!: number;

  @CreatedAt()
  createdAt!: Date;
}
