import { Check, Column, Entity, Unique } from 'typeorm';
import { CreatedAt, Id, TimeColumn } from './columns.js';
import { oneOf, oneTimePasswordPurposes, type OneTimePasswordPurpose } from './values.js';

/**
 * The one valid code of an address for a purpose; a new one takes its place. It proves the mailbox and says
 * nothing about which claim counts. Only its hash is stored.
 */
@Entity('one_time_password')
@Unique('one_time_password_email_purpose_unique', ['email', 'purpose'])
@Check('one_time_password_purpose_known', oneOf('purpose', oneTimePasswordPurposes))
export class OneTimePassword {
  @Id()
  id!: number;

  /** Where the code was sent; there need not be an account yet. */
  @Column('text')
  email!: string;

  @Column('text')
  purpose!: OneTimePasswordPurpose;

  @Column('text')
  codeHash!: string;

  @TimeColumn()
  expiresAt!: Date;

  @Column('integer', { default: 0 })
  failedTries!: number;

  @CreatedAt()
  createdAt!: Date;
}
