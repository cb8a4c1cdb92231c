/** A durable database, one decision app and, where wanted, Redis with a worker; each can be killed and comes back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../dist/apps/standalone/src/embedded-postgres/index.js';
import { migrate } from '../../dist/migrations/migrate.js';
import { findFreePort } from '../../scripts/free-port.mjs';
import { root } from '../../scripts/root.mjs';
import { Redis } from './redis.mjs';

const experimentCount = 3;

/**
 * @param reach gives the address that the apps have of the database, from its own
 * @param settings of all apps, beside those of the stores
 */
export async function install({
  withRedis,
  withAdmin,
  shutdownDelay = '0',
  reach = async (url) => url,
  settings = {},
}) {
  const dataDir = join(await mkdtemp(join(tmpdir(), 'abtesting-chaos-')), 'postgres');
  const postgres = await startEmbeddedPostgres({ dataDir, removeOnExit: true });
  await migrate(postgres.url);
  const project = await query(postgres.url, insertProject).then(([row]) => row);
  const redis = withRedis ? await Redis.start() : undefined;
  const stores = {
    DB_URL: await reach(postgres.url),
    ...(redis && { REDIS_URL: redis.url }),
    SHUTDOWN_DELAY: shutdownDelay,
    ...settings,
  };
  const app = new App('decision', await findFreePort(), stores);
  await app.start();
  const worker = withRedis ? new App('worker', await findFreePort(), stores) : undefined;
  await worker?.start();
  const outbox = await mkdtemp(join(tmpdir(), 'abtesting-chaos-admin-'));
  const admin = withAdmin
    ? new App('admin', await findFreePort(), { ...stores, DATA_DIR: outbox, AUTH_RATE_LIMIT: '0' })
    : undefined;
  await admin?.start();
  return {
    project,
    startAnother: async (settings = {}) => {
      const other = new App('decision', await findFreePort(), { ...stores, ...settings });
      await other.start();
      return other;
    },
    admin,
    outbox: join(outbox, 'outbox'),
    app,
    redis,
    worker,
    databaseUrl: postgres.url,
    killDatabase: async () => process.kill(await serverPid(dataDir), 'SIGKILL'),
    drained: async () => worker && drained(worker.origin),
    stop: async () => {
      await app.stop();
      await worker?.stop();
      await admin?.stop();
      await rm(outbox, { recursive: true, force: true });
      await postgres.stop();
      await redis?.stop();
    },
  };
}

/** Nothing waits in Redis any more. */
async function drained(workerOrigin) {
  for (let tries = 0; tries < 300; tries++) {
    const { events } = await fetch(`${workerOrigin}/health/ready`).then((response) => response.json());
    if (events?.entries === 0) return events;
    await sleep(100);
  }
  throw new Error('The worker does not come to an end.');
}

/** One statement on a connection of its own, so that it says whether the database is there now. */
export async function query(url, text, values, patienceMs = 1_000) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query(text, values)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

class App {
  #child;
  /** What it has written to its log since its start. */
  said = '';

  constructor(name, port, stores) {
    this.name = name;
    this.origin = `http://127.0.0.1:${port}`;
    this.env = {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, SECRET_KEY: 'x'.repeat(48) },
      ...{ DECISION_PORT: String(port), WORKER_PORT: String(port), BIND_ADDRESS: '127.0.0.1' },
      ...{ ADMIN_PORT: String(port), PUBLIC_RATE_LIMIT: '0', PUBLIC_EVENT_LIMIT: '0' },
      ...{ LOG_LEVEL: 'error', METRICS_PORT: '0', ...stores },
    };
  }

  get pid() {
    return this.#child.pid;
  }

  async start() {
    this.#child = spawn(process.execPath, [`dist/apps/${this.name}/src/main.js`], {
      cwd: root,
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => (this.said += text));
    const kill = () => this.#child.kill('SIGKILL');
    process.once('exit', kill);
    this.#child.once('exit', () => process.off('exit', kill));
    const ended = once(this.#child, 'close').then(() =>
      Promise.reject(new Error(`The ${this.name} app ended. ${this.said}`)),
    );
    await Promise.race([this.#started(), ended]);
    ended.catch(() => undefined);
  }

  /** The line that says so. */
  async #started() {
    this.said = '';
    return new Promise((resolve) => {
      this.#child.stdout.setEncoding('utf8').on('data', (text) => {
        this.said += text;
        if (/"msg":"(Admin app|Decision app|Worker): /.test(this.said)) resolve();
      });
    });
  }

  kill() {
    return this.#end('SIGKILL');
  }

  stop() {
    return this.#end('SIGTERM');
  }

  async #end(signal) {
    const gone = once(this.#child, 'exit');
    this.#child.kill(signal);
    await gone;
  }
}

async function serverPid(dataDir) {
  return Number((await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
}

/** A project whose experiments all run everywhere, with one custom metric each. */
const insertProject = `
  WITH
    organization AS (
      INSERT INTO organization (name, domain, verified_at) VALUES ('Chaos', 'chaos.example', now())
      RETURNING id),
    project AS (
      INSERT INTO project (organization_id, name) SELECT id, 'Chaos' FROM organization RETURNING id),
    experiment AS (
      INSERT INTO experiment (project_id, key, title, status, started_at, started_allocation_version)
      SELECT project.id, 'chaos-' || number, 'Chaos ' || number, 'Active', now(), 1
      FROM project, generate_series(1, ${experimentCount}) AS number RETURNING id),
    variation AS (
      INSERT INTO variation (experiment_id, title, traffic, is_control)
      SELECT id, title, 50, title = 'Control' FROM experiment, unnest('{Control,Other}'::text[]) AS title),
    metric AS (
      INSERT INTO metric (experiment_id, title, custom, selector)
      SELECT id, 'Orders', true, 'order' FROM experiment)
  SELECT (SELECT id FROM project) AS id, array_agg(id ORDER BY id) AS "experimentIds" FROM experiment`;
