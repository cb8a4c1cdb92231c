import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Config } from '#libs/config';
import type { NoticedEvent } from '#libs/entities';
import type { Place } from '#libs/guards';
import {
  MailDelivery,
  MailQueue,
  noticeMail,
  type MailOrder,
  type MailWriter,
  type WrittenMail,
} from '#libs/mail';

/** Nobody waits for this mail, but somebody may wait for a code. */
const newDeviceWaitSeconds = 3;

/** Tells the owner of an account by mail what was done about it, so that a stranger's act does not go unnoticed. */
@Injectable()
export class SecurityNotices implements MailWriter, OnModuleInit {
  constructor(
    private readonly config: Config,
    private readonly mails: MailQueue,
    private readonly delivery: MailDelivery,
  ) {}

  onModuleInit(): void {
    this.delivery.writeWith(['notice'], this);
  }

  /** Orders the mail with the change itself, in its transaction. */
  async order(
    manager: EntityManager,
    recipient: string,
    event: NoticedEvent,
    { device, network }: Pick<Place, 'device' | 'network'>,
    waitSeconds = 0,
  ): Promise<void> {
    const [{ at }] = await manager.query<[{ at: Date }]>('SELECT now() AS at');
    const details = { event, at: at.toISOString(), device, network };
    await this.mails.add(manager, { kind: 'notice', recipient, details, waitSeconds });
  }

  /** The same, unless a mail of the last day told of a log-in by this program in this network. */
  async orderNewDevice(manager: EntityManager, recipient: string, place: Place): Promise<void> {
    const told = await manager.query<unknown[]>(
      `SELECT 1 FROM outgoing_mail WHERE recipient = $1 AND kind = 'notice' AND details->>'event' = 'new-device'
         AND details->>'device' = $2 AND details->>'network' = $3 AND created_at > now() - interval '1 day' LIMIT 1`,
      [recipient, place.device, place.network],
    );
    if (told.length === 0) await this.order(manager, recipient, 'new-device', place, newDeviceWaitSeconds);
  }

  write(_manager: EntityManager, { recipient: to, details }: MailOrder): Promise<WrittenMail | undefined> {
    if (!details) return Promise.resolve(undefined);
    const link = `${this.config.publicUrl}/console/forgot-password`;
    return Promise.resolve({ mail: noticeMail({ ...details, to, link }) });
  }
}
