import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OneTimePasswordPurpose } from '#libs/entities';
import { MailDelivery, MailQueue } from '#libs/mail';

/** Sends codes on demand, without a hint whether there is an account to send one for. */
@Injectable()
export class CodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  /**
   * Orders the mail; whether there is anybody to get it is found out later. Its code proves the mailbox, so it
   * does not matter who asks for it, or what else was asked for with the address.
   */
  async send(purpose: OneTimePasswordPurpose, recipient: string): Promise<void> {
    await this.mails.add(this.dataSource.manager, { kind: purpose, recipient });
    void this.delivery.deliver();
  }
}
