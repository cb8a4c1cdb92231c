import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HealthDetails } from '#libs/program';
import { EventDrain, EventStreams } from '#libs/ingestion';
import { Monitoring, Outage, Pools, RecurringFault } from '#libs/monitoring';
import { RedisConnection } from '#libs/redis';
import { addFigures } from './lag-figures.js';
import { WorkerPool } from './worker-pool.js';

const idleMs = 50;
const retryMs = 250;
const heartbeatMs = 1_000;
const forgetMs = 60 * 60 * 1_000;
const stopLimitMs = 7_000;

/** Drains the streams of events into PostgreSQL, for as long as the process lives. */
@Injectable()
export class EventWorker implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('worker');
  private running: Promise<void> = Promise.resolve();
  private heartbeat: NodeJS.Timeout | undefined;
  private stopping = false;
  private readonly holdUps = new Outage(
    this.logger,
    'Events wait in Redis for the moment',
    'Events go on to PostgreSQL.',
  );
  private readonly setAside = new RecurringFault(this.logger, 'An event was set aside, since it is refused');
  private tookOverAt = -Infinity;
  private forgotAt = performance.now();

  constructor(
    private readonly pool: WorkerPool,
    private readonly health: HealthDetails,
    private readonly monitoring: Monitoring,
    private readonly pools: Pools,
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
    this.heartbeat = setInterval(() => void streams.announceWorker().catch(() => undefined), heartbeatMs);
    this.running = this.run(streams, drain);
  }

  /** What is under way is finished; what is not begun waits in Redis. */
  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.heartbeat);
    await Promise.race([this.running, sleep(stopLimitMs, undefined, { ref: false })]);
    await Promise.race([this.pool.end(), sleep(1_000, undefined, { ref: false })]);
  }

  private async run(streams: EventStreams, drain: EventDrain): Promise<void> {
    await streams.announceWorker().catch(() => undefined);
    while (!this.stopping) {
      const pauseMs = await this.turn(streams, drain).then(
        (moved) => this.goOn(moved),
        (error: Error) => this.holdUp(error),
      );
      if (pauseMs > 0 && !this.stopping) await sleep(pauseMs);
    }
  }

  private async turn(streams: EventStreams, drain: EventDrain): Promise<number> {
    const now = performance.now();
    let moved = await drain.step();
    if (now - this.tookOverAt > heartbeatMs) {
      moved += await drain.takeOver();
      this.tookOverAt = now;
    }
    if (now - this.forgotAt > forgetMs) {
      await streams.forgetWorkers(forgetMs);
      this.forgotAt = now;
    }
    return moved;
  }

  private goOn(moved: number): number {
    this.holdUps.recover();
    return moved > 0 ? 0 : idleMs;
  }

  private holdUp(error: Error): number {
    this.holdUps.fail(error);
    return retryMs;
  }
}
