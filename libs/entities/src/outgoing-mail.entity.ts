import { Check, Column, Entity, ForeignKey, Index } from 'typeorm';
import { CreatedAt, Id, OptionalTime } from './columns.js';
import { ExperimentStop } from './experiment-stop.entity.js';
import { Organization } from './organization.entity.js';
import { mailKinds, mailStates, oneOf, type MailKind, type MailState, type NoticeDetails } from './values.js';

/**
 * A mail that is to leave, or has left. It is an order, not a text: what it says, a code above all, is made
 * when it is handed over to the mail server. The recipient need not be a user.
 */
@Entity('outgoing_mail')
@Index('outgoing_mail_due_index', ['nextTryAt'], { where: `state IN ('waiting', 'sending')` })
@Index('outgoing_mail_recipient_index', ['recipient'])
@Check('outgoing_mail_kind_known', oneOf('kind', mailKinds))
@Check('outgoing_mail_state_known', oneOf('state', mailStates))
export class OutgoingMail {
  @Id()
  id!: number;

  @Column('text')
  kind!: MailKind;

  @Column('text')
  recipient!: string;

  /** Where an invitation leads. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => Organization, { name: 'outgoing_mail_organization_id_fkey', onDelete: 'CASCADE' })
  organizationId!: number | null;

  /** What a mail about an automatic stop is about. */
  @Column('integer', { nullable: true })
  @ForeignKey(() => ExperimentStop, { name: 'outgoing_mail_stop_id_fkey', onDelete: 'CASCADE' })
  stopId!: number | null;

  /** What a security notice tells; never a secret. */
  @Column('jsonb', { nullable: true })
  details!: NoticeDetails | null;

  @Column('text', { default: 'waiting' })
  state!: MailState;

  @Column('integer', { default: 0 })
  attempts!: number;

  /** While it is being sent: when somebody else may take over. */
  @Column({ type: 'timestamptz', precision: 3, default: () => 'now()' })
  nextTryAt!: Date;

  /** Why the latest try failed. */
  @Column('text', { default: '' })
  lastError!: string;

  @CreatedAt()
  createdAt!: Date;

  @OptionalTime()
  handedOverAt!: Date | null;
}
