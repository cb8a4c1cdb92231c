import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '#libs/config';
import { RedisConnection } from '#libs/redis';
import { findDistributionFault } from '#libs/entities';
import { fromDatabaseError } from '#libs/http';
import { DatabaseOutage } from '#libs/monitoring';
import { refuseNewerSchema, StartFailure } from '#libs/processes';
import { rememberHashSettings, remembersHashSettings, requireSameHashSettings } from './hash-settings.js';

const tries = 10;
const pauseMs = 1_000;

/** Whether a program can do its work, or a part of it, before the database was there. */
export abstract class DatabaseRequirement {
  abstract readonly isOptional: boolean;
  /** Names of the migrations of this version; absent where the schema was looked at before. */
  abstract readonly knownMigrations: readonly string[] | undefined;
}

/**
 * Connects to the database, and stops a start whose hash settings would put visitors into other buckets than
 * every start before, on a database that is distributed otherwise than it works with, or on the schema of a newer version.
 *
 * A program that can do without the database for a while starts without it, provided that Redis remembers
 * the same settings; the database is then looked for in the background.
 */
@Injectable()
export class DatabaseStart implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('database');
  private stopped = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly need: DatabaseRequirement,
    private readonly outage: DatabaseOutage,
    @Inject(RedisConnection) private readonly redis: RedisConnection | undefined,
  ) {}

  async onModuleInit(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.connect();
        return this.outage.recover();
      } catch (error) {
        if (attempt === tries || !isAway(error)) throw error;
        if (await this.canGoOn()) return this.goOn(error as Error);
        this.outage.fail(error);
        await sleep(pauseMs);
      }
    }
  }

  onApplicationShutdown(): void {
    this.stopped = true;
  }

  private async connect(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
    await this.refuseNewerSchema();
    await requireSameHashSettings(this.dataSource, this.config.hash);
    const fault = await findDistributionFault((text, values) => this.dataSource.query(text, values));
    if (fault) throw new StartFailure(fault);
    if (this.redis) await rememberHashSettings(this.redis, this.config.hash);
  }

  private async refuseNewerSchema(): Promise<void> {
    const { knownMigrations: known } = this.need;
    if (known === undefined) return;
    await refuseNewerSchema((text) => this.dataSource.query(text), {
      ...{ known, allowed: this.config.allowNewerSchema },
      warn: (sentence) => this.logger.warn(sentence),
    });
  }

  private async canGoOn(): Promise<boolean> {
    if (!this.need.isOptional || !this.redis) return false;
    return remembersHashSettings(this.redis, this.config.hash);
  }

  private goOn(error: Error): void {
    this.outage.fail(`${error.message}; this process starts with data from Redis.`);
    void this.connectLater();
  }

  private async connectLater(): Promise<void> {
    while (!this.stopped) {
      await sleep(pauseMs, undefined, { ref: false });
      try {
        await this.connect();
        if (this.stopped) await this.dataSource.destroy();
        return;
      } catch (error) {
        if (!isAway(error)) return this.stopProgram(error as Error);
      }
    }
  }

  /** What would have stopped the start stops the program. */
  private stopProgram(error: Error): void {
    this.logger.fatal(error.message);
    process.kill(process.pid, 'SIGTERM');
  }
}

const isAway = (error: unknown): boolean => fromDatabaseError(error)?.kind === 'unavailable';
