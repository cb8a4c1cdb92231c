import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClockSkew, DatabaseOutage, Monitoring, Pools, type WatchedPool } from '#libs/monitoring';
import { HealthDetails } from './health-details.js';
import { ReadinessProbes, whyDown } from './health.routes.js';

const everyMs = 5_000;
/** While the database is unavailable. */
const soonMs = 1_000;

/** Looks every few seconds whether what the process depends on is there, and how its clock and the database's differ. */
@Injectable()
export class DependencyWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly states = new Map<string, boolean>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private stopped = false;

  constructor(
    private readonly probes: ReadinessProbes,
    private readonly dataSource: DataSource,
    private readonly skew: ClockSkew,
    private readonly database: DatabaseOutage,
    private readonly pools: Pools,
    monitoring: Monitoring,
    details: HealthDetails,
  ) {
    monitoring.add({
      name: 'abtesting_dependency_up',
      help: 'Whether a dependency answered when it was last asked, every five seconds, by dependency.',
      kind: 'gauge',
      labelNames: ['dependency'],
      read: () => [...this.states].map(([dependency, up]) => ({ labels: { dependency }, value: up ? 1 : 0 })),
    });
    pools.watch('app', () => (this.dataSource.driver as { master?: WatchedPool }).master);
    details.describe('clockSkewSeconds', () => Promise.resolve(skew.isLarge ? skew.seconds : undefined));
  }

  onApplicationBootstrap(): void {
    this.database.watchWith(() => this.lookFromNow());
    void this.look();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** One look that begins after the call: one under way may have asked the database before it went. */
  private async lookFromNow(): Promise<void> {
    await this.looking;
    await this.look();
  }

  private look(): Promise<void> {
    if (this.stopped) return Promise.resolve();
    clearTimeout(this.timer);
    return (this.looking ??= this.askAll().finally(() => {
      this.looking = undefined;
      if (this.stopped) return;
      this.timer = setTimeout(() => void this.look(), this.database.isPresent ? soonMs : everyMs).unref();
    }));
  }

  private async askAll(): Promise<void> {
    this.pools.hear();
    const [down] = await Promise.all([this.askProbes(), this.compareClocks()]);
    if (this.stopped) return;
    if (down === undefined) this.database.recover();
    else this.database.fail(down);
  }

  /** Why the database is unavailable; all pools of it are one dependency to a reader of the log. */
  private async askProbes(): Promise<string | undefined> {
    const answers = this.probes.all().map(async (probe) => {
      const reason = await whyDown(probe);
      this.states.set(probe.name, reason === undefined);
      // Redis and object storage tell of their outages themselves, sooner.
      return reason === undefined || probe.dispensable ? [] : [`${probe.name}: ${reason.message}`];
    });
    const down = (await Promise.all(answers)).flat();
    return down[0];
  }

  private async compareClocks(): Promise<void> {
    if (!this.dataSource.isInitialized) return;
    const question = 'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now';
    await this.skew
      .measure(async () => Number((await this.dataSource.query<{ now: string }[]>(question))[0]?.now))
      .catch(() => undefined);
  }
}
