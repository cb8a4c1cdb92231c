import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { Config } from '#libs/config';
import { dataSourceOptions } from '#libs/entities';
import { fromDatabaseError } from '#libs/http';
import { Outage, Pools, type WatchedPool } from '#libs/monitoring';

/** For so long the replica may take to catch up with what was committed before a request. */
const patienceMs = 1_000;
const lookEveryMs = 10;
/** After a failure the primary is read for so long. */
const restMs = 10_000;

/** PostgreSQL ended a statement since the primary has removed rows that it looked at. */
const recoveryConflict = '40001';

class NotReadyError extends Error {}

/**
 * Where results are read: on the streaming replica of DB_REPLICA_URL, else on the primary.
 *
 * An answer is never older than its request: the replica first has to replay what the primary had written by then. While it is
 * unreachable or behind, the primary is read, and the log says so once.
 */
@Injectable()
export class ReadReplica implements OnApplicationShutdown {
  private readonly outage = new Outage(
    new Logger('replica'),
    'Results are read from the primary database, since the replica cannot be used',
    'Results are read from the replica again.',
    { isOwn: true },
  );
  private source: DataSource | undefined;
  private connecting: Promise<DataSource> | undefined;
  private readonly url: string | undefined;
  private readonly poolSize: number;
  private restsUntil = 0;

  constructor(
    { databaseReplicaUrl, databasePoolSize }: Config,
    private readonly primary: DataSource,
    pools: Pools,
  ) {
    this.url = databaseReplicaUrl;
    this.poolSize = databasePoolSize;
    if (this.url !== undefined)
      pools.watch('replica', () => (this.source?.driver as { master?: WatchedPool } | undefined)?.master);
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source?.isInitialized) await this.source.destroy();
  }

  /**
   * Reads within one transaction that sees one instant, not before the call.
   *
   * @param read may be called a second time, on the primary
   */
  async readOfOneInstant<T>(read: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.url !== undefined && performance.now() >= this.restsUntil) {
      try {
        const result = await this.readOnReplica(this.url, read);
        this.outage.recover();
        return result;
      } catch (error) {
        if (!isOfReplica(error)) throw error;
        if (!isConflict(error)) this.rest(error);
      }
    }
    return this.primary.transaction('REPEATABLE READ', read);
  }

  private rest(error: unknown): void {
    this.restsUntil = performance.now() + restMs;
    this.outage.fail(error);
  }

  private async readOnReplica<T>(url: string, read: (manager: EntityManager) => Promise<T>): Promise<T> {
    const source = await this.connect(url);
    const [{ written }] = await this.primary.query<[{ written: string }]>(
      'SELECT pg_current_wal_lsn()::text AS written',
    );
    const runner = source.createQueryRunner();
    try {
      await waitForReplay(runner, written);
      return await runner.manager.transaction('REPEATABLE READ', read);
    } finally {
      await runner.release();
    }
  }

  private connect(url: string): Promise<DataSource> {
    this.source ??= new DataSource(dataSourceOptions(url, this.poolSize));
    if (this.source.isInitialized) return Promise.resolve(this.source);
    this.connecting ??= this.source.initialize().finally(() => (this.connecting = undefined));
    return this.connecting;
  }
}

/** @throws NotReadyError for a replica that stays behind, or is none */
async function waitForReplay(runner: QueryRunner, written: string): Promise<void> {
  const patience = performance.now() + patienceMs;
  for (;;) {
    const [{ isReplayed }] = (await runner.query(
      'SELECT pg_last_wal_replay_lsn() >= $1::pg_lsn AS "isReplayed" WHERE pg_is_in_recovery() UNION ALL SELECT NULL LIMIT 1',
      [written],
    )) as [{ isReplayed: boolean | null }];
    if (isReplayed === true) return;
    if (isReplayed === null) throw new NotReadyError('it is no streaming replica');
    if (performance.now() >= patience) throw new NotReadyError('it is behind the primary');
    await sleep(lookEveryMs);
  }
}

const isConflict = (error: unknown): boolean =>
  (error as { driverError?: { code?: string } }).driverError?.code === recoveryConflict;

const isOfReplica = (error: unknown): boolean =>
  error instanceof NotReadyError || isConflict(error) || fromDatabaseError(error)?.kind === 'unavailable';
