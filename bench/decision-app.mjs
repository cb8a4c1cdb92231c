/** A decision app with the bench project in a database of its own. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../dist/apps/standalone/src/embedded-postgres/index.js';
import { migrate } from '../dist/migrations/migrate.js';
import { experiments } from './experiments.mjs';
import { appCore, findFreePort, startPinned } from './load.mjs';

/** PostgreSQL runs on the core of this process, the app on the other. */
export async function startDecisionApp() {
  const folder = await mkdtemp(join(tmpdir(), 'abtesting-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'postgres'), removeOnExit: true });
  await migrate(postgres.url);
  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  const projectId = await insertProject(database);
  const port = String(await findFreePort());
  const app = await startPinned(appCore, ['dist/apps/decision/src/main.js'], {
    env: {
      DB_URL: postgres.url,
      SECRET_KEY: 'x'.repeat(48),
      DECISION_PORT: port,
      BIND_ADDRESS: '127.0.0.1',
      PUBLIC_RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
    },
    ready: /Decision app/,
  });
  const stop = async () => {
    await app.stop();
    await database.end();
    await postgres.stop();
  };
  return { url: `http://127.0.0.1:${port}`, projectId, database, stop };
}

async function insertProject(database) {
  const one = async (text, values) => (await database.query(text, values)).rows[0].id;
  const organizationId = await one(
    `INSERT INTO organization (name, domain, verified_at) VALUES ('Bench', 'bench.example', now()) RETURNING id`,
  );
  const projectId = await one(
    `INSERT INTO project (organization_id, name) VALUES ($1, 'Bench') RETURNING id`,
    [organizationId],
  );
  for (const { key, title, urls, css } of experiments) {
    const experimentId = await one(
      `INSERT INTO experiment (project_id, key, title, css, status, started_at, started_allocation_version)
       VALUES ($1, $2, $3, $4, 'Active', now(), 1) RETURNING id`,
      [projectId, key, title, css],
    );
    await database.query(
      `INSERT INTO variation (experiment_id, title, traffic, is_control, css)
       VALUES ($1, 'Arm 0', 50, true, ''), ($1, 'Arm 1', 50, false, '#buy { order: 1 }')`,
      [experimentId],
    );
    await database.query(`INSERT INTO condition (experiment_id, operator, urls) VALUES ($1, 'CONTAIN', $2)`, [
      experimentId,
      urls,
    ]);
  }
  return projectId;
}
