import { Check, Column, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { AccountClaim } from './account-claim.entity.js';
import { Id, TimeColumn } from './columns.js';
import { User } from './user.entity.js';
import { oneOf, oneTimePasswordPurposes, type OneTimePasswordPurpose } from './values.js';

/**
 * The one valid code of a claim (to verify it) or of a user (to reset the password); a new one takes its place.
 * Only its hash is kept.
 */
@Entity('one_time_password')
@Index('one_time_password_user_id_purpose_index', ['userId', 'purpose'])
@Unique('one_time_password_claim_id_unique', ['claimId'])
@Check('one_time_password_purpose_known', oneOf('purpose', oneTimePasswordPurposes))
@Check('one_time_password_claim_verified', `(purpose = 'verification') = (claim_id IS NOT NULL)`)
export class OneTimePassword {
  @Id()
  id!: number;

  @Column('integer')
  @ForeignKey(() => User, { name: 'one_time_password_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @Column('text')
  purpose!: OneTimePasswordPurpose;

  @Column('integer', { nullable: true })
  @ForeignKey(() => AccountClaim, { name: 'one_time_password_claim_id_fkey', onDelete: 'CASCADE' })
  claimId!: number | null;

  @Column('text')
  codeHash!: string;

  @TimeColumn()
  expiresAt!: Date;

  @Column('integer', { default: 0 })
  failedTries!: number;
}
