import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OneTimePasswordPurpose } from '#libs/entities';
import { MailDelivery, MailQueue } from '#libs/mail';
import { OneTimePasswordsService } from './one-time-passwords.service.js';

/** Sends codes on demand, without a hint whether there is an account to send one for. */
@Injectable()
export class CodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly oneTimePasswords: OneTimePasswordsService,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  /**
   * Orders the mail; whether there is anybody to get it is found out later. Its code proves the mailbox, so it
   * does not matter who asks for it, or what else was asked for with the address. Nothing is sent within a minute of an
   * open code.
   */
  async send(purpose: OneTimePasswordPurpose, recipient: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 15))', [
        `${purpose} ${recipient}`,
      ]);
      if (await this.oneTimePasswords.isJustSent(manager, { email: recipient, purpose })) return;
      await this.mails.add(manager, { kind: purpose, recipient });
    });
    void this.delivery.deliver();
  }
}
