import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { Id, TimeColumn } from './columns.js';
import { oneOf, oneTimePasswordPurposes, type OneTimePasswordPurpose } from './values.js';

/**
 * A link that was mailed to an address and proves the mailbox, as a code does. It works once, and only the hash
 * of its token is stored. Later links leave it alone, so that no stranger who asks for mail can end it.
 */
@Entity('mailed_link')
@Index('mailed_link_email_purpose_index', ['email', 'purpose'])
@Unique('mailed_link_token_hash_unique', ['tokenHash'])
@Check('mailed_link_purpose_known', oneOf('purpose', oneTimePasswordPurposes))
export class MailedLink {
  @Id()
  id!: number;

  @Column('text')
  email!: string;

  @Column('text')
  purpose!: OneTimePasswordPurpose;

  @Column('text')
  tokenHash!: string;

  @TimeColumn()
  expiresAt!: Date;
}
