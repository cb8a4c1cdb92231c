import { Check, Column, Entity, Unique } from 'typeorm';
import { CreatedAt, Id } from './columns.js';

/** A person with a login. The e-mail is kept trimmed and in lower case. */
@Entity('user')
@Unique('user_email_unique', ['email'])
@Check('user_email_lower_case', `email = lower(email) AND email <> ''`)
export class User {
  @Id()
  id!: number;

  @Column('text')
  email!: string;

  /** Empty while the account is unverified: until then each claim has a password of its own. */
  @Column('text')
  passwordHash!: string;

  @Column('boolean', { default: false })
  verified!: boolean;

  @Column('text', { default: '' })
  firstName!: string;

  @Column('text', { default: '' })
  lastName!: string;

  @Column('text', { default: '' })
  contactNumber!: string;

  @CreatedAt()
  createdAt!: Date;
}
