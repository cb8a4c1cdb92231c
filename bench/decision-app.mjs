/** Databases with the bench's projects, and the apps on them. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/apps/standalone/src/embedded-postgres/index.js';
import { migrate } from '../dist/migrations/migrate.js';
import { isTrial } from './amounts.mjs';
import { experiments, pageUrl } from './experiments.mjs';
import { findFreePort } from '../scripts/free-port.mjs';
import { appCore, startPinned } from './load.mjs';

/** A migrated database, with PostgreSQL on the core of this process. */
export async function startDatabase() {
  const folder = await mkdtemp(join(tmpdir(), 'abtesting-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), removeOnExit: true });
  await migrate(postgres.url);
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  const stop = async () => {
    await client.end();
    await postgres.stop();
  };
  return { url: postgres.url, client, stop };
}

/** One app of the product, on the app's core unless told otherwise. */
export function startApp(app, databaseUrl, env = {}, cores = appCore) {
  return start(app, /"(Decision|Admin) app: /, { DB_URL: databaseUrl, ...env }, cores);
}

/** All apps in one process on the app's core, as `npm start` runs them. */
export function startOneCommand(databaseUrl, env = {}) {
  return start('standalone', /^ABTestingTool runs on/, { DB_URL: databaseUrl, ...env });
}

async function start(app, ready, env, cores = appCore) {
  const port = String(await findFreePort());
  const started = await startPinned(cores, [`dist/apps/${app}/src/main.js`], {
    env: {
      ...{ SECRET_KEY: 'x'.repeat(48), BIND_ADDRESS: '127.0.0.1', LOG_LEVEL: 'warn' },
      ...{
        DECISION_PORT: port,
        ADMIN_PORT: port,
        METRICS_PORT: '0',
        PUBLIC_RATE_LIMIT: '0',
        PUBLIC_EVENT_LIMIT: '0',
        AUTH_RATE_LIMIT: '0',
        ...env,
      },
    },
    ready,
  });
  return { url: `http://127.0.0.1:${port}`, pid: started.pid, stop: started.stop };
}

/** A decision app with the bench's project in a database of its own. */
export async function startDecisionApp() {
  const database = await startDatabase();
  const { projectId, experimentIds } = await insertProject(database.client);
  const app = await startApp('decision', database.url);
  const stop = async () => {
    await app.stop();
    await database.stop();
  };
  const { url, pid } = app;
  return { url, pid, projectId, experimentIds, database: database.client, databaseUrl: database.url, stop };
}

/** A server on the app's core that parses the same bodies and answers the bytes that the app answers. */
export async function startBareServer(app) {
  return startBareServerOf(await sampleAnswer(app));
}

/** A server on the app's core that parses bodies and answers these bytes. */
export async function startBareServerOf(answer) {
  const { match, stop, pid } = await startPinned(
    appCore,
    ['bench/bare-server.mjs', answer.toString('base64')],
    { ready: /listening on (\d+)/ },
  );
  return { url: `http://127.0.0.1:${match[1]}`, pid, stop };
}

/** One of the returning visitors of P2. */
const someVisitor = isTrial ? 1_234 : 123_456;

async function sampleAnswer({ url, projectId }) {
  const response = await fetch(`${url}/decision`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: pageUrl, projectId, endUserId: someVisitor }),
  });
  const answer = Buffer.from(await response.arrayBuffer());
  if (JSON.parse(answer).decisions.length !== experiments.length)
    throw new Error(`Unexpected answer: ${answer}`);
  return answer;
}

/** The bench's project with its five experiments. */
export async function insertProject(database) {
  const { rows } = await database.query(
    `WITH organization AS (
       INSERT INTO organization (name, domain, verified_at)
       SELECT 'Bench', 'bench-' || count(*) || '.example', now() FROM organization RETURNING id)
     INSERT INTO project (organization_id, name) SELECT id, 'Bench' FROM organization RETURNING id`,
  );
  const projectId = rows[0].id;
  return { projectId, experimentIds: await insertExperiments(database, projectId) };
}

/** The bench's five experiments; returns their ids. */
export async function insertExperiments(database, projectId) {
  const ids = [];
  for (const { key, title, urls, css } of experiments) {
    const { rows } = await database.query(
      `INSERT INTO experiment (project_id, key, title, css, status, started_at, started_allocation_version)
       VALUES ($1, $2, $3, $4, 'Active', now(), 1) RETURNING id`,
      [projectId, key, title, css],
    );
    const [{ id }] = rows;
    await database.query(
      `INSERT INTO variation (experiment_id, title, traffic, is_control, css)
       VALUES ($1, 'Arm 0', 50, true, ''), ($1, 'Arm 1', 50, false, '#buy { order: 1 }')`,
      [id],
    );
    await database.query(`INSERT INTO condition (experiment_id, operator, urls) VALUES ($1, 'CONTAIN', $2)`, [
      id,
      urls,
    ]);
    ids.push(id);
  }
  return ids;
}
