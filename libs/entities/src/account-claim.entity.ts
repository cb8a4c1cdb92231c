import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id } from './columns.js';
import { Organization } from './organization.entity.js';
import { User } from './user.entity.js';

/**
 * What somebody asked for with an e-mail that nobody has verified: a sign-up or a registration, with the password
 * they gave. The owner of the mailbox picks the one that counts; the others with this e-mail end with it.
 */
@Entity('account_claim')
@Index('account_claim_user_id_index', ['userId'])
@Index('account_claim_organization_id_index', ['organizationId'])
export class AccountClaim {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => User, { name: 'account_claim_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column('text')
  passwordHash!: string;

  /** The unverified one that is signed up for, or the one to register in. */
  @Column('integer')
  @ForeignKey(() => Organization, { name: 'account_claim_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number;

  /** The name that a sign-up gives its organization; null for a registration. */
  @Column('text', { nullable: true })
  organizationName!: string | null;

  @CreatedAt()
  createdAt!: Date;
}
