import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TimeColumn } from './columns.js';
import { User } from './user.entity.js';
import { oneOf, oneTimePasswordPurposes, type OneTimePasswordPurpose } from './values.js';

/** The one valid code of a user for a purpose; a new one takes its place. Only its hash is kept. */
@Entity('one_time_password')
@Check('one_time_password_purpose_known', oneOf('purpose', oneTimePasswordPurposes))
export class OneTimePassword {
  @PrimaryColumn('integer')
  @ForeignKey(() => User, { name: 'one_time_password_user_id_fkey', onDelete: 'CASCADE' })
  userId!: number;

  @PrimaryColumn('text')
  purpose!: OneTimePasswordPurpose;

  @Column('text')
  codeHash!: string;

  @TimeColumn()
  expiresAt!: Date;

  @Column('integer', { default: 0 })
  failedTries!: number;
}
