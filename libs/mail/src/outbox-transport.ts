import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentMessageInfo, Transport } from 'nodemailer';
import type MailMessage from 'nodemailer/lib/mailer/mail-message.js';

export interface OutboxInfo extends SentMessageInfo {
  /** Where the mail lies. */
  path: string;
}

/** Writes each mail as one `.eml` file, whole or not at all, for set-ups without a mail server. */
export class OutboxTransport implements Transport<OutboxInfo> {
  readonly name = 'outbox';
  readonly version = '1';

  constructor(private readonly folder: string) {}

  send(mail: MailMessage<OutboxInfo>, done: (error: Error | null, info: OutboxInfo) => void): void {
    this.write(mail).then(
      (info) => done(null, info),
      (error: Error) => done(error, undefined as unknown as OutboxInfo),
    );
  }

  private async write(mail: MailMessage<OutboxInfo>): Promise<OutboxInfo> {
    const envelope = mail.message.getEnvelope();
    const content = await mail.message.build();
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, this.fileName(String(envelope.to[0] ?? 'nobody')));
    await writeFile(`${path}.part`, content, { mode: 0o600 });
    await rename(`${path}.part`, path);
    return { envelope, messageId: mail.message.messageId(), path };
  }

  /** Sorts by time; the recipient helps people to find theirs. */
  private fileName(recipient: string): string {
    const time = new Date().toISOString().replace(/[:.]/g, '-');
    return `${time}-${recipient.replace(/[^a-z0-9@._+-]/gi, '_').slice(0, 100)}-${randomUUID().slice(0, 8)}.eml`;
  }
}
