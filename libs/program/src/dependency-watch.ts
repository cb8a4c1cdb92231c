import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ClockSkew, Monitoring, Outage, Pools, type WatchedPool } from '#libs/monitoring';
import { HealthDetails } from './health-details.js';
import { isUp, ReadinessProbes } from './health.routes.js';

const everyMs = 5_000;

/** Looks every few seconds whether what the process depends on is there, and how its clock and the database's differ. */
@Injectable()
export class DependencyWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('dependencies');
  private readonly outages = new Map<string, Outage>();
  private readonly states = new Map<string, boolean>();
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly probes: ReadinessProbes,
    private readonly dataSource: DataSource,
    private readonly skew: ClockSkew,
    monitoring: Monitoring,
    pools: Pools,
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
    void this.look();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async look(): Promise<void> {
    await Promise.all([...this.probes.all().map((probe) => this.ask(probe)), this.compareClocks()]);
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.look(), everyMs).unref();
  }

  private async ask(probe: ReturnType<ReadinessProbes['all']>[number]): Promise<void> {
    const up = await isUp(probe);
    if (this.stopped) return;
    this.states.set(probe.name, up);
    // The connection to Redis tells of its outages itself, sooner and with the reason.
    if (probe.dispensable) return;
    const outage = this.outageOf(probe.name);
    if (up) outage.recover();
    else outage.fail('it does not answer.');
  }

  private outageOf(name: string): Outage {
    const known = this.outages.get(name);
    if (known) return known;
    const outage = new Outage(this.logger, `The ${name} is unavailable`, `The ${name} is back.`);
    this.outages.set(name, outage);
    return outage;
  }

  private async compareClocks(): Promise<void> {
    if (!this.dataSource.isInitialized) return;
    const question = 'SELECT extract(epoch FROM clock_timestamp()) * 1000 AS now';
    await this.skew
      .measure(async () => Number((await this.dataSource.query<{ now: string }[]>(question))[0]?.now))
      .catch(() => undefined);
  }
}
