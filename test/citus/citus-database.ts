import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { migrate } from '../../migrations/migrate.js';

interface Node {
  host: string;
  port: number;
}

/** A database of its own on a coordinator of Citus and on each of its workers, migrated but in one place. */
export class CitusDatabase {
  private constructor(
    private readonly coordinator: URL,
    private readonly workers: readonly Node[],
    private readonly name: string,
  ) {}

  /** @param coordinator any database of it that knows its workers; whoever asks may make databases everywhere */
  static async create(coordinator: string): Promise<CitusDatabase> {
    const url = new URL(coordinator);
    const workers = await ask<Node>(
      url.href,
      'SELECT node_name AS host, node_port AS port FROM citus_get_active_worker_nodes() ORDER BY 2, 1',
    );
    const database = new CitusDatabase(url, workers, `test_${randomBytes(8).toString('hex')}`);
    await database.open();
    return database;
  }

  get url(): string {
    return this.urlOf(this.name);
  }

  get workerUrls(): string[] {
    return this.workers.map((worker) => this.urlOf(this.name, worker));
  }

  query<Row>(text: string, values?: unknown[]): Promise<Row[]> {
    return ask<Row>(this.url, text, values);
  }

  async drop(): Promise<void> {
    for (const node of [undefined, ...this.workers])
      await ask(this.urlOf('postgres', node), `DROP DATABASE IF EXISTS ${this.name} WITH (FORCE)`);
  }

  private async open(): Promise<void> {
    for (const node of [undefined, ...this.workers]) {
      await ask(this.urlOf('postgres', node), `CREATE DATABASE ${this.name}`);
      await ask(this.urlOf(this.name, node), 'CREATE EXTENSION citus');
    }
    const { hostname, port } = this.coordinator;
    await this.query('SELECT citus_set_coordinator_host($1, $2)', [hostname, Number(port || 5432)]);
    for (const { host, port: workerPort } of this.workers)
      await this.query('SELECT citus_add_node($1, $2)', [host, workerPort]);
    await migrate(this.url);
    await this.query(`ALTER DATABASE ${this.name} SET citus.log_remote_commands = on`);
  }

  private urlOf(name: string, node?: Node): string {
    const url = new URL(this.coordinator);
    url.pathname = name;
    if (node) Object.assign(url, { hostname: node.host, port: String(node.port) });
    return url.href;
  }
}

async function ask<Row>(connectionString: string, text: string, values?: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
