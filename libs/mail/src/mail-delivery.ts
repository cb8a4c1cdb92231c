import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayMs } from '#libs/durations';
import type { MailKind } from '#libs/entities';
import { isDatabaseAway } from '#libs/errors';
import { JobRunner, type PeriodicJob } from '#libs/jobs';
import { Outage, RecurringFault } from '#libs/monitoring';
import type { MailWriter, WrittenMail } from './mail-order.js';
import { MailQueue, type ClaimedMail } from './mail-queue.js';
import { MailService } from './mail.service.js';

const giveUpAfterMs = dayMs;

const job: PeriodicJob = {
  name: 'mails',
  fails: 'Mails wait for the database',
  works: 'Mails leave again.',
  everyMs: 1_000,
  atOnce: 4,
};

/**
 * Hands waiting mails over, and tries again, ever more rarely, while the mail server is unavailable. Any number of
 * processes may do it at once. A mail whose sender dies is sent again, so it may arrive twice.
 */
@Injectable()
export class MailDelivery implements OnApplicationBootstrap {
  private readonly logger = new Logger(MailDelivery.name);
  private readonly writers = new Map<MailKind, MailWriter>();
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
  private readonly unwritten = new RecurringFault(this.logger, 'A mail waits, since it cannot be written');

  constructor(
    private readonly dataSource: DataSource,
    private readonly queue: MailQueue,
    private readonly mail: MailService,
    private readonly runner: JobRunner,
  ) {}

  /** Says who writes the mails of some kinds; before the first one is known none leaves. */
  writeWith(kinds: readonly MailKind[], writer: MailWriter): void {
    for (const kind of kinds) this.writers.set(kind, writer);
  }

  onApplicationBootstrap(): void {
    this.runner.start(job, (signal) => this.deliverInTurn(signal));
  }

  /** Sends all mails that are due; resolves when that has been tried, with or without success. */
  deliver(): Promise<void> {
    return this.runner.runNow(job.name);
  }

  /** Waits for the hand-over as long as somebody at the other end can be expected to. */
  async deliverWithin(patienceMs: number): Promise<void> {
    await Promise.race([this.deliver(), sleep(patienceMs, undefined, { ref: false })]);
  }

  /** What is being sent when the process stops is let through; the rest waits for the next start. */
  private async deliverInTurn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.writers.size > 0 && (await this.deliverNext()));
  }

  private async deliverNext(): Promise<boolean> {
    const claimed = await this.queue.claim(this.dataSource.manager);
    if (!claimed) return false;
    const written = await this.write(claimed);
    if (written instanceof Error) await this.keep(claimed, written, (what) => this.unwritten.tell(what));
    else if (written) await this.handOver(claimed, written);
    else await this.queue.drop(this.dataSource.manager, claimed);
    return true;
  }

  /** @returns a fault of this mail, which leaves the others alone */
  private async write(claimed: ClaimedMail): Promise<WrittenMail | Error | undefined> {
    const writer = this.writers.get(claimed.kind);
    if (!writer) return new Error(`No part of this version writes mails of the kind ${claimed.kind}.`);
    try {
      return await this.dataSource.transaction((manager) => writer.write(manager, claimed));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      return error as Error;
    }
  }

  private async handOver(claimed: ClaimedMail, { mail, afterHandOver }: WrittenMail): Promise<void> {
    const failure = await this.mail.send(mail).then(
      () => undefined,
      (error: Error) => error,
    );
    if (failure) return this.keepUnsent(claimed, failure);
    this.serverOutage.recover();
    await this.dataSource.transaction(async (manager) => {
      await afterHandOver?.(manager);
      await this.queue.markSent(manager, claimed);
    });
    if (claimed.attempts > 1) this.logger.log(`Mail ${claimed.id} left at try ${claimed.attempts}.`);
  }

  /** Growing pauses lie between tries, so an outage ends with what works, and not with silence. */
  private async keepUnsent(claimed: ClaimedMail, failure: Error): Promise<void> {
    if (isOfOneMail(failure)) this.serverOutage.recover();
    await this.keep(claimed, failure, (what) => {
      if (isOfOneMail(failure)) this.postponed.tell(what);
      else this.serverOutage.fail(what);
    });
  }

  private async keep(claimed: ClaimedMail, failure: Error, tell: (what: string) => void): Promise<void> {
    const { manager } = this.dataSource;
    const { id, kind, attempts, createdAt } = claimed;
    const what = `Mail ${id} (${kind}), try ${attempts}: ${failure.message}`;
    if (isFinal(failure) || Date.now() - createdAt.getTime() > giveUpAfterMs) {
      await this.queue.markFailed(manager, claimed, failure.message);
      this.logger.error(`${what}; it is given up.`);
    } else {
      tell(what);
      await this.queue.postpone(manager, claimed, failure.message);
    }
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
