import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { CreatedAt } from './columns.js';
import { Organization } from './organization.entity.js';
import { User } from './user.entity.js';

/** An unverified user's claim to an organization that nobody has verified yet, with the name they gave it. */
@Entity('sign_up')
@Index('sign_up_organization_id_index', ['organizationId'])
export class SignUp {
  @PrimaryColumn('integer')
  @ForeignKey(() => User, { name: 'sign_up_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column('integer')
  @ForeignKey(() => Organization, { name: 'sign_up_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  @Column('text')
  organizationName!: string;

  @CreatedAt()
  createdAt!: Date;
}
