import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { CreatedAt } from './columns.js';
import { MenuTemplate } from './menu-template.entity.js';
import { Organization } from './organization.entity.js';
import { Role } from './role.entity.js';

/** Is true for an invitation that has not lapsed; SQL. */
export const isOpenInvitation = (row: string): string => `${row}.created_at > now() - interval '7 days'`;

/**
 * A place in an organization that is offered to the owner of an e-mail, with or without an account. It grants
 * nothing until they accept it, and lapses 7 days after it was made or renewed.
 */
@Entity('invitation')
@Unique('invitation_id_unique', ['id'])
@Index('invitation_email_index', ['email'])
export class Invitation {
  /** From the same sequence as the ids of `AccountClaim`, so that one number names either. */
  @Column('integer')
  id!: number;

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
