import { join } from 'node:path';
import { Module } from '@nestjs/common';
import { MailerModule, type MailerOptions } from '@nestjs-modules/mailer';
import { Config } from '#libs/config';
import { MailDelivery } from './mail-delivery.js';
import { MailQueue } from './mail-queue.js';
import { MailService } from './mail.service.js';
import { OutboxTransport } from './outbox-transport.js';

/** Outgoing mail: SMTP when it is set, otherwise files in `<dataDir>/outbox`. Needs a `DataSource` in reach. */
@Module({
  imports: [MailerModule.forRootAsync({ imports: [], inject: [Config], useFactory: mailerOptions })],
  providers: [MailService, MailQueue, MailDelivery],
  exports: [MailQueue, MailDelivery],
})
export class MailModule {}

const timeouts = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

function mailerOptions({ smtp, mailSender, dataDir }: Config): MailerOptions {
  const defaults = { from: mailSender } as MailerOptions['defaults'];
  if (smtp === undefined) return { defaults, transport: new OutboxTransport(join(dataDir, 'outbox')) };
  const auth = smtp.user === undefined ? undefined : { user: smtp.user, pass: smtp.password };
  const { host, port, secure } = smtp;
  return { defaults, transport: { host, port, secure, auth, ...timeouts }, sendTimeout: 30_000 };
}
