import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { OneTimePasswordPurpose } from '#libs/entities';
import { MailDelivery, MailQueue } from '#libs/mail';
import { findOpenClaims } from '../auth/account-claims.queries.js';

/** Sends codes on demand, without a hint whether there is an account to send one for. */
@Injectable()
export class CodesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  /**
   * Orders the mail; whether there is anybody to get it is found out later. Of several claims with an e-mail it
   * is about the newest: whoever is in doubt asks anew, and theirs is.
   */
  async send(purpose: OneTimePasswordPurpose, recipient: string): Promise<void> {
    const { manager } = this.dataSource;
    const [claim] = purpose === 'verification' ? await findOpenClaims(manager, recipient) : [];
    await this.mails.add(manager, { kind: purpose, recipient, claimId: claim?.id });
    void this.delivery.deliver();
  }
}
