import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { hourMs } from '#libs/durations';
import { HealthDetails } from '#libs/program';
import { EventDrain, EventStreams } from '#libs/ingestion';
import { JobRunner, type Outcome, type PeriodicJob } from '#libs/jobs';
import { Monitoring, Pools, RecurringFault } from '#libs/monitoring';
import { RedisConnection } from '#libs/redis';
import { addFigures } from './lag-figures.js';
import { WorkerPool } from './worker-pool.js';

const heartbeatMs = 1_000;
const forgetMs = hourMs;

const draining: PeriodicJob = {
  name: 'event-drain',
  fails: 'Events wait in Redis for the moment',
  works: 'Events go on to PostgreSQL.',
  everyMs: 50,
  retryMs: 250,
  atStart: true,
};

const beating: PeriodicJob = {
  name: 'worker-heartbeat',
  fails: 'The worker cannot announce itself',
  works: 'The worker announces itself again.',
  everyMs: heartbeatMs,
  atStart: true,
};

const forgetting: PeriodicJob = {
  name: 'worker-removal',
  fails: 'Workers that ended stay in the list',
  works: 'Workers that ended leave the list again.',
  everyMs: forgetMs,
};

/** Drains the streams of events into PostgreSQL, for as long as the process lives. */
@Injectable()
export class EventWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('worker');
  private readonly setAside = new RecurringFault(this.logger, 'An event was set aside, since it is refused');
  private tookOverAt = -Infinity;

  constructor(
    private readonly pool: WorkerPool,
    private readonly health: HealthDetails,
    private readonly monitoring: Monitoring,
    private readonly pools: Pools,
    private readonly runner: JobRunner,
    @Inject(RedisConnection) private readonly redis: RedisConnection | undefined,
  ) {}

  onModuleInit(): void {
    if (!this.redis) return;
    const name = `${hostname()}-${process.pid}-${randomBytes(4).toString('hex')}`;
    const streams = new EventStreams(this.redis, name);
    const drain = new EventDrain({
      streams,
      pool: this.pool,
      onSetAside: (reason) => this.setAside.tell(reason),
    });
    this.health.describe('events', () => streams.lag(Date.now()));
    addFigures(this.monitoring, streams);
    this.pools.watch('worker', () => this.pool);
    this.runner.start(beating, () => streams.announceWorker());
    this.runner.start(draining, () => this.turn(drain));
    this.runner.start(forgetting, () => streams.forgetWorkers(forgetMs));
  }

  /** What is under way is finished by then; what is not begun waits in Redis. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.race([this.pool.end(), sleep(1_000, undefined, { ref: false })]);
  }

  private async turn(drain: EventDrain): Promise<Outcome> {
    const now = performance.now();
    let moved = await drain.step();
    if (now - this.tookOverAt > heartbeatMs) {
      moved += await drain.takeOver();
      this.tookOverAt = now;
    }
    return moved > 0 ? 'more' : 'done';
  }
}
