import { setTimeout as sleep } from 'node:timers/promises';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MailKind } from '#libs/entities';
import { type Job, Jobs, Outage, RecurringFault } from '#libs/monitoring';
import type { MailWriter, WrittenMail } from './mail-order.js';
import { MailQueue, type ClaimedMail } from './mail-queue.js';
import { MailService } from './mail.service.js';

const checkEveryMs = 1_000;
const maxAtOnce = 4;
const giveUpAfterMs = 24 * 60 * 60 * 1000;
const stopPatienceMs = 8_000;

const job: Job = { name: 'mails', fails: 'Mails wait for the database', works: 'Mails leave again.' };

/**
 * Hands waiting mails over, and tries again, ever more rarely, while the mail server is away. Any number of
 * processes may do it at once. A mail whose sender dies is sent again, so it may arrive twice.
 */
@Injectable()
export class MailDelivery implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(MailDelivery.name);
  private readonly lanes = new Set<Promise<void>>();
  private readonly writers = new Map<MailKind, MailWriter>();
  private timer: NodeJS.Timeout | undefined;
  private readonly serverOutage = new Outage(
    this.logger,
    'Mails wait for the mail server',
    'The mail server takes mails again.',
    { isOwn: true },
  );
  private readonly postponed = new RecurringFault(
    this.logger,
    'A mail waits, since the mail server refuses it for now',
  );

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: MailQueue,
    private readonly mail: MailService,
    private readonly jobs: Jobs,
  ) {}

  /** Says who writes the mails of some kinds; before the first one is known none leaves. */
  writeWith(kinds: readonly MailKind[], writer: MailWriter): void {
    for (const kind of kinds) this.writers.set(kind, writer);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.deliver(), checkEveryMs);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** What is being sent is let through; the rest waits for the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.writers.clear();
    await Promise.race([Promise.allSettled(this.lanes), sleep(stopPatienceMs, undefined, { ref: false })]);
  }

  /** Sends all mails that are due; resolves when that has been tried, with or without success. */
  async deliver(): Promise<void> {
    if (this.lanes.size >= maxAtOnce) return void (await Promise.allSettled(this.lanes));
    const lane = this.deliverInTurn();
    this.lanes.add(lane);
    await lane.finally(() => this.lanes.delete(lane));
  }

  /** Waits for the hand-over as long as somebody at the other end can be expected to. */
  async deliverWithin(patienceMs: number): Promise<void> {
    await Promise.race([this.deliver(), sleep(patienceMs, undefined, { ref: false })]);
  }

  private async deliverInTurn(): Promise<void> {
    await this.jobs.run(job, async () => {
      while (this.writers.size > 0 && (await this.deliverNext()));
    });
  }

  private async deliverNext(): Promise<boolean> {
    const writers = new Map(this.writers);
    const claimed = await this.queue.claim(this.dataSource.manager);
    if (!claimed) return false;
    const writer = writers.get(claimed.kind);
    if (!writer) throw new Error(`Nobody writes mails of the kind ${claimed.kind}.`);
    const written = await this.dataSource.transaction((manager) => writer.write(manager, claimed));
    if (written) await this.handOver(claimed, written);
    else await this.queue.drop(this.dataSource.manager, claimed);
    return true;
  }

  private async handOver(claimed: ClaimedMail, { mail, afterHandOver }: WrittenMail): Promise<void> {
    const failure = await this.mail.send(mail).then(
      () => undefined,
      (error: Error) => error,
    );
    if (failure) return this.keep(claimed, failure);
    this.serverOutage.recover();
    await this.dataSource.transaction(async (manager) => {
      await afterHandOver?.(manager);
      await this.queue.markSent(manager, claimed);
    });
    if (claimed.attempts > 1) this.logger.log(`Mail ${claimed.id} left at try ${claimed.attempts}.`);
  }

  private async keep(claimed: ClaimedMail, failure: Error): Promise<void> {
    const { manager } = this.dataSource;
    const { id, kind, attempts, createdAt } = claimed;
    const what = `Mail ${id} (${kind}), try ${attempts}: ${failure.message}`;
    if (isFinal(failure) || Date.now() - createdAt.getTime() > giveUpAfterMs) {
      if (isOfOneMail(failure)) this.serverOutage.recover();
      await this.queue.markFailed(manager, claimed, failure.message);
      this.logger.error(`${what}; it is given up.`);
    } else {
      this.tell(failure, what);
      await this.queue.postpone(manager, claimed, failure.message);
    }
  }

  /** Growing pauses lie between tries, so an outage ends with what works, and not with silence. */
  private tell(failure: Error, what: string): void {
    if (!isOfOneMail(failure)) return this.serverOutage.fail(what);
    this.serverOutage.recover();
    this.postponed.tell(what);
  }
}

/** The server is there and does not want this mail, or not yet. */
function isOfOneMail({ code }: Error & { code?: string }): boolean {
  return code === 'EENVELOPE' || code === 'EMESSAGE';
}

/** The server knows the recipient and refuses them for good (RFC 5321, 5yz at RCPT). */
function isFinal(failure: Error & { code?: string; command?: string; responseCode?: number }): boolean {
  const { code, command, responseCode = 0 } = failure;
  return code === 'EENVELOPE' && command === 'RCPT TO' && responseCode >= 500 && responseCode < 600;
}
