import type { EntityManager } from 'typeorm';
import type { MailKind, NoticeDetails } from '#libs/entities';
import type { Mail } from './mails.js';

/** What is to be sent to whom; what it says is decided when it is handed over. */
export interface MailOrder {
  kind: MailKind;
  /** An e-mail, whether or not there is an account. */
  recipient: string;
  /** Where an invitation leads. */
  organizationId?: number | null;
  /** Which automatic stop it is about. */
  stopId?: number | null;
  /** What a security notice tells. */
  details?: NoticeDetails | null;
  /** How long it waits before it leaves, because other mails go first. */
  waitSeconds?: number;
}

/** A mail made from an order, ready to be handed over. */
export interface WrittenMail {
  mail: Mail;
  /** What holds from the hand-over on, for example until when a code is valid. */
  afterHandOver?: (manager: EntityManager) => Promise<void>;
}

/** Makes mails from orders, at the last moment, so that a waiting mail holds no code. */
export abstract class MailWriter {
  /** Undefined when there is nobody, or no longer a reason, to write to. */
  abstract write(manager: EntityManager, order: MailOrder): Promise<WrittenMail | undefined>;
}
