import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { isOutOfReach } from '#libs/errors';
import { explainFailures, hasCause } from './known-faults.js';
import { Outage } from './outage.js';
import { Pools } from './pools.js';

/** Failures that come so late after its end still follow from it. */
const echoMs = 10_000;

/** Out of reach for one statement, while the database may serve others: room, or time. */
const ofStatements = new Set(['53100', '53200', '57014']);

/**
 * The outage of the database as the log tells of it: one line when it goes, one when it is back, for all pools and tasks of
 * the process. What fails meanwhile because of it makes no line of its own.
 */
@Injectable()
export class DatabaseOutage implements OnApplicationShutdown {
  private readonly logger = new Logger('dependencies');
  private readonly outage = new Outage(this.logger, 'The database is unavailable', 'The database is back.', {
    isOwn: true,
  });
  private readonly lost = new Outage(
    this.logger,
    'A database connection was lost',
    'No more database connections were lost.',
    { isOwn: true },
  );
  private readonly unexplain: () => void;
  private endedAt = -Infinity;
  private quiet: NodeJS.Timeout | undefined;
  private look: () => Promise<void> = () => Promise.resolve();

  constructor(pools: Pools) {
    this.unexplain = explainFailures((reason) => hasCause(reason, isSuspicious) && this.isCauseOf());
    pools.onLost((error) => void this.loseConnection(error));
  }

  /** @param look finds out whether the database is there, and tells `fail` or `recover` */
  watchWith(look: () => Promise<void>): void {
    this.look = look;
  }

  get isPresent(): boolean {
    return this.outage.isPresent;
  }

  fail(reason: unknown): void {
    this.outage.fail(reason);
  }

  recover(): void {
    if (this.outage.isPresent) this.endedAt = performance.now();
    this.outage.recover();
  }

  onApplicationShutdown(): void {
    this.unexplain();
    clearTimeout(this.quiet);
    this.look = () => Promise.resolve();
  }

  /** Whether the database is unavailable, or was a moment ago. */
  private async isCauseOf(): Promise<boolean> {
    if (this.isKnown) return true;
    await this.look();
    return this.isKnown;
  }

  private get isKnown(): boolean {
    if (this.outage.isPresent || this.lost.isPresent) return true;
    return performance.now() - this.endedAt < echoMs;
  }

  /** Idle connections end first when a database goes, and alone when it is back before anybody can look. */
  private async loseConnection(error: Error): Promise<void> {
    if (!this.isKnown) await this.look();
    if (!this.lost.isPresent && this.isKnown) return;
    this.lost.fail(error);
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.lost.recover(), echoMs).unref();
  }
}

function isSuspicious(error: Error & { code?: unknown }): boolean {
  if (error.message === 'The database does not answer.') return true;
  return isOutOfReach(error) && !ofStatements.has(String(error.code));
}
