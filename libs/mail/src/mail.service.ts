import { Injectable, Logger } from '@nestjs/common';
import { MailerService } from '@nestjs-modules/mailer';
import type { Mail } from './mails.js';
import type { OutboxInfo } from './outbox-transport.js';

/** Hands mails over to the mail server, or to the outbox folder when there is none. */
@Injectable()
export class MailService {
  private readonly logger = new Logger(MailService.name);

  constructor(private readonly mailer: MailerService) {}

  /**
   * Hands a mail over.
   *
   * @throws the transport's error when the mail server is away or refuses it
   */
  async send(mail: Mail): Promise<void> {
    const info = (await this.mailer.sendMail({
      ...mail,
      textEncoding: 'quoted-printable',
    })) as Partial<OutboxInfo>;
    if (info.path !== undefined) this.logger.warn(`No mail server is set; the mail lies in ${info.path}`);
  }
}
