import pg from 'pg';
import { DataSource } from 'typeorm';
import { dataSourceOptions, Experiment } from '#libs/entities';
import {
  AssignmentMemory,
  compareTotals,
  ExposureRecorder,
  rebuildTotals,
  listLateEvents,
  settleEnd,
} from '#libs/ingestion';
import type { BuiltExperiment } from '../support/builders.js';
import { differencesOf } from './recount.js';
import { createTestDatabase, type TestDatabase } from '../support/test-database.js';

/** The sums over the shards of one variation, given by its position. */
export interface ArmTotal {
  arm: number;
  metricId: number;
  type: string;
  events: number;
  users: number;
  countSquares: number;
  sum: number;
  squares: number;
}

/** A database of its own, and what assigns end users and looks at totals in it. */
export class IngestionTestBed {
  private readonly pools: pg.Pool[] = [];

  private constructor(
    private readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly pool: pg.Pool,
  ) {}

  static async create(): Promise<IngestionTestBed> {
    const database = await createTestDatabase();
    const dataSource = await new DataSource(dataSourceOptions(database.url, 4)).initialize();
    const pool = new pg.Pool({ connectionString: database.url, max: 4 });
    return new IngestionTestBed(database, dataSource, pool);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** Like another process; its connections are called `writer`. */
  anotherPool(): pg.Pool {
    const pool = new pg.Pool({ connectionString: this.database.url, max: 2, application_name: 'writer' });
    pool.on('error', () => undefined);
    // One that is cut between two statements has no query that could fail.
    pool.on('connect', (client) => client.on('error', () => undefined));
    this.pools.push(pool);
    return pool;
  }

  /** Ends the connections of a name. */
  async cutConnections(name: string): Promise<void> {
    await this.pool.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1 AND datname = current_database()',
      [name],
    );
  }

  /** Assigns end users to variations by position, all at one time (milliseconds since 1970). */
  async assign(experiment: BuiltExperiment, arms: Record<string, number>, at: number): Promise<void> {
    const memory = new AssignmentMemory([1, 2], 1024);
    const recorder = new ExposureRecorder({ pool: this.pool, memory, now: () => at });
    const outcomes = Object.entries(arms).map(([endUserId, arm]) =>
      recorder.record({ projectId: experiment.projectId, endUserId }, [
        {
          experimentId: experiment.id,
          variationId: experiment.variations[arm]!.id,
          allocationVersion: 1,
          binding: true,
        },
      ]),
    );
    for (const { durable } of await Promise.all(outcomes))
      if (!durable) throw new Error('an assignment was not recorded');
  }

  /** Ends an experiment the way the admin app does, as of a time. */
  async end(experiment: BuiltExperiment, at: number): Promise<void> {
    await this.beginEnd(experiment, at);
    await this.settleEnd(experiment);
  }

  /** What came at the end or later is listed, and still in the totals. Answers how many assignments were read. */
  beginEnd({ id, projectId }: BuiltExperiment, at: number): Promise<number> {
    return this.dataSource.transaction(async (manager) => {
      await manager.update(Experiment, { id }, { status: 'Ended', endedAt: new Date(at) });
      await listLateEvents((text, values) => manager.query(text, values), { projectId, experimentId: id });
      const [read] = await manager.query<[{ rows: number }]>(
        `SELECT (COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0))::int AS rows
         FROM pg_stat_xact_user_tables WHERE relname = 'assignment'`,
      );
      return read.rows;
    });
  }

  settleEnd({ id, projectId }: BuiltExperiment): Promise<void> {
    return settleEnd((text, values) => this.dataSource.query(text, values), { projectId, experimentId: id });
  }

  /** By type and by metric; those over all types are left to the recount. */
  async totalsOf({ id, variations }: BuiltExperiment): Promise<ArmTotal[]> {
    const { rows } = await this.pool.query<Omit<ArmTotal, 'arm'> & { variationId: number }>(
      `SELECT variation_id AS "variationId", metric_id AS "metricId", type, sum(event_count)::int AS events,
         sum(users)::int AS users, sum(count_sum_squares)::float8 AS "countSquares", sum(value_sum)::float8 AS sum,
         sum(value_sum_squares)::float8 AS squares
       FROM variation_total WHERE experiment_id = $1 AND (metric_id, type) <> (0, '') GROUP BY 1, 2, 3
       HAVING (sum(event_count), sum(users), sum(value_sum), sum(value_sum_squares)) <> (0, 0, 0, 0) ORDER BY 1, 2, 3`,
      [id],
    );
    return rows.map(({ variationId, ...sums }) => ({
      arm: variations.findIndex((variation) => variation.id === variationId),
      ...sums,
    }));
  }

  compare({ id, projectId }: BuiltExperiment) {
    return compareTotals(this.pool, { projectId, experimentId: id });
  }

  rebuild({ id, projectId }: BuiltExperiment): Promise<void> {
    return rebuildTotals(this.pool, { projectId, experimentId: id });
  }

  /** The totals are what raw events and assignments amount to. */
  async expectRecountable(experiment: BuiltExperiment): Promise<void> {
    expect(await differencesOf(this.pool, experiment.projectId)).toEqual([]);
    expect(await this.compare(experiment)).toEqual([]);
  }

  async stop(): Promise<void> {
    for (const pool of [this.pool, ...this.pools]) await pool.end();
    await this.dataSource.destroy();
    await this.database.drop();
  }
}
