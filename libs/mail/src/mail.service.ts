import { randomBytes } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { MailerService, type ISendMailOptions } from '@nestjs-modules/mailer';
import type { Mail } from './mails.js';
import type { OutboxInfo } from './outbox-transport.js';
import { readTemplates } from './templates.js';

/** Writes mails and hands them to the mail server, or to the outbox folder when there is none. */
@Injectable()
export class MailService {
  private readonly logger = new Logger(MailService.name);
  private readonly render = readTemplates();

  constructor(private readonly mailer: MailerService) {}

  /**
   * Hands a mail over.
   *
   * @throws the transport's error when the mail server is unavailable or refuses it
   */
  async send({ to, subject, template, context }: Mail): Promise<void> {
    const message = {
      to,
      subject,
      ...this.render(template, context),
      textEncoding: 'quoted-printable',
      baseBoundary: boundary(),
    } as ISendMailOptions;
    const info = (await this.mailer.sendMail(message)) as Partial<OutboxInfo>;
    if (info.path !== undefined) this.logger.warn(`No mail server is set; the mail lies in ${info.path}`);
  }
}

/** Letters only, so that nothing between the parts of a mail looks like a code. */
function boundary(): string {
  return randomBytes(16)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}
