import { Injectable } from '@nestjs/common';
import { Monitoring, type Reading } from './monitoring.js';

/** What a pool of `pg` tells of itself. */
export interface WatchedPool {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** The pools of database connections of this process. */
@Injectable()
export class Pools {
  private readonly pools = new Map<string, () => WatchedPool | undefined>();
  private readonly heard = new WeakSet<WatchedPool>();
  private readonly lossListeners: ((error: Error) => void)[] = [];

  constructor(monitoring: Monitoring) {
    monitoring.add({
      name: 'abtesting_database_connections',
      help: 'Open connections to the database, by pool and state (used, idle).',
      kind: 'gauge',
      labelNames: ['pool', 'state'],
      read: () =>
        this.readings(({ totalCount, idleCount }) => [
          { labels: { state: 'used' }, value: totalCount - idleCount },
          { labels: { state: 'idle' }, value: idleCount },
        ]),
    });
    monitoring.add({
      name: 'abtesting_database_connections_awaited',
      help: 'Requests that wait for a connection of a pool.',
      kind: 'gauge',
      labelNames: ['pool'],
      read: () => this.readings(({ waitingCount }) => [{ labels: {}, value: waitingCount }]),
    });
  }

  /** @param find the pool, which may not be there yet */
  watch(name: string, find: () => WatchedPool | undefined): void {
    this.pools.set(name, find);
  }

  /** Calls back whenever a pool loses an idle connection. */
  onLost(listener: (error: Error) => void): void {
    this.lossListeners.push(listener);
  }

  /** Listens to pools that have come since the last time. */
  hear(): void {
    for (const find of this.pools.values()) {
      const pool = find();
      if (!pool || this.heard.has(pool)) continue;
      this.heard.add(pool);
      pool.on('error', (error) => this.lossListeners.forEach((listener) => listener(error)));
    }
  }

  private readings(read: (pool: WatchedPool) => Reading[]): Reading[] {
    return [...this.pools].flatMap(([pool, find]) => {
      const found = find();
      return found ? read(found).map(({ labels, value }) => ({ labels: { pool, ...labels }, value })) : [];
    });
  }
}
