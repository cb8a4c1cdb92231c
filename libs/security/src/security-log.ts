import { Outage } from '#libs/monitoring';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { callerAddress } from './call-origin.js';
import { networkOf } from './network-of.js';
import { kindsWithAddress, securityEvents, type SecurityEvent } from './security-event.js';
import { findSubject, storeSecurityEntry, type SecurityRecord } from './security-entries.js';

/** How many different events may wait for the database. */
const maxWaiting = 2_000;
const retryMs = 5_000;

/**
 * Takes security events: each becomes a line of the process's log and, where an organization is concerned, an
 * entry of its security log.
 *
 * Nobody waits for it. Equal events that come while the database is at work become one with a count, so a flood
 * costs one statement at a time. While the database is unavailable they wait, in a bounded number.
 */
@Injectable()
export class SecurityLog implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('security');
  private readonly outage = new Outage(
    this.logger,
    'The security log waits',
    'The security log is written again.',
  );
  private waiting = new Map<string, SecurityRecord>();
  private left = 0;
  private writing: Promise<void> | undefined;
  private retry: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Notes an event; returns at once and never throws. */
  record(event: SecurityEvent): void {
    this.take(toRecord(event, new Date()));
    this.writing ??= this.write();
  }

  /** Resolves when everything that was recorded so far is stored, or cannot be stored now. */
  async flush(): Promise<void> {
    await this.writing;
    if (this.waiting.size > 0) await (this.writing ??= this.write());
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.retry);
    await this.writing;
  }

  private take(record: SecurityRecord): void {
    const { times, at: _at, lastAt, isLogged: _isLogged, ...what } = record;
    const key = JSON.stringify(what);
    const same = this.waiting.get(key);
    if (same) {
      same.times += times;
      same.lastAt = lastAt;
    } else if (this.waiting.size < maxWaiting) {
      this.waiting.set(key, record);
    } else {
      this.left += times;
    }
  }

  private async write(): Promise<void> {
    clearTimeout(this.retry);
    // Lets what is recorded in the same moment come along.
    await Promise.resolve();
    while (this.waiting.size > 0) {
      const records = [...this.waiting.values()];
      this.waiting = new Map();
      const unstored = await this.writeAll(records);
      if (unstored.length === 0) continue;
      for (const record of unstored) this.take(record);
      this.retry = setTimeout(() => void (this.writing ??= this.write()), retryMs).unref();
      break;
    }
    this.tellWhatIsLeftOut();
    this.writing = undefined;
  }

  /** @returns those that have to be tried again, after the database failed */
  private async writeAll(records: readonly SecurityRecord[]): Promise<SecurityRecord[]> {
    for (const [index, record] of records.entries()) {
      try {
        const subject = await findSubject(this.dataSource, record.event);
        if (!record.isLogged) this.log(record, subject);
        record.isLogged = true;
        for (const organizationId of subject.organizationIds)
          await storeSecurityEntry(this.dataSource, record, subject, organizationId);
        this.outage.recover();
      } catch (error) {
        this.outage.fail(error);
        return records.slice(index);
      }
    }
    return [];
  }

  private log(record: SecurityRecord, { userId, userEmail }: { userId?: number; userEmail?: string }): void {
    const { kind, apiKeyId, organizationId, projectId, reason, details } = record.event;
    const fields = {
      ...{
        msg: 'security event',
        event: kind,
        userId,
        email: userEmail,
        apiKeyId,
        organizationId,
        projectId,
      },
      ...{ network: record.network, address: record.address, reason, ...details },
      ...(record.times > 1 && { times: record.times }),
    };
    if (securityEvents[kind] === 'warn') this.logger.warn(fields);
    else this.logger.log(fields);
  }

  private tellWhatIsLeftOut(): void {
    if (this.left > 0) this.logger.warn(`${this.left} security events too many have been left out.`);
    this.left = 0;
  }
}

function toRecord(event: SecurityEvent, at: Date): SecurityRecord {
  const { address: named, ...rest } = event;
  const address = named === undefined ? callerAddress() : (named ?? undefined);
  return {
    event: { ...rest, email: event.email?.trim().toLowerCase() },
    network: address === undefined ? undefined : networkOf(address),
    address: kindsWithAddress.has(event.kind) ? address : undefined,
    ...{ at, lastAt: at, times: 1, isLogged: false },
  };
}
