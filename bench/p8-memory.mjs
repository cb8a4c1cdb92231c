/** P8: the resident set of a decision app with many projects, and what a million new visitors add to it. */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, startDatabase } from './decision-app.mjs';
import { pageUrl } from './experiments.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { valueLine } from './table.mjs';

const loaded = { id: 'P8', target: '≤ 350 MiB', met: (mib) => mib <= 350, unit: 'MiB', steady: true };
const growth = { id: 'P8', target: '≤ 40 MiB', met: (mib) => mib <= 40, unit: 'MiB', steady: true };
const projects = 1_000;
const visitors = 1_000_000;
const settleMs = 3_000;

export async function measure() {
  await requireWrk();
  const database = await startDatabase();
  const app = await startApp('decision', database.url, { CACHE_MAX_SIZE: String(projects) });
  try {
    const projectIds = await insertProjects(database.client);
    for (const projectId of projectIds) await decideOnce(app.url, projectId);
    await sleep(settleMs);
    const before = await residentMib(app.pid);
    await letVisitorsCome(app.url, projectIds[0]);
    await sleep(settleMs);
    const after = await residentMib(app.pid);
    return [
      valueLine({ ...loaded, work: 'memory with 1,000 projects of 20 experiments' }, before),
      valueLine({ ...growth, work: 'growth over 1,000,000 new visitors' }, after - before),
    ];
  } finally {
    await app.stop();
    await database.stop();
  }
}

async function decideOnce(url, projectId) {
  const response = await fetch(`${url}/decision`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: pageUrl, projectId, endUserId: 1 }),
  });
  const { decisions } = await response.json();
  if (decisions.length !== 5) throw new Error(`${decisions.length} decisions for project ${projectId}.`);
}

async function letVisitorsCome(url, projectId) {
  for (let came = 0; came < visitors;) {
    process.stderr.write(`  new visitors: ${came} of ${visitors}\n`);
    const { requests } = await decisionLoad({ url, projectId, pool: 0, first: 10 + came, seconds: 20 });
    came += requests + 100;
  }
}

async function residentMib(pid) {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'));
  return Number(kib) / 1_024;
}

/** Of each project's experiments every fourth is for the bench's page. */
async function insertProjects(database) {
  const { rows } = await database.query(`
    WITH
      organization AS (
        INSERT INTO organization (name, domain, verified_at) VALUES ('Bench', 'bench.example', now())
        RETURNING id),
      project AS (
        INSERT INTO project (organization_id, name)
        SELECT organization.id, 'Project ' || number
        FROM organization, generate_series(1, ${projects}) AS number RETURNING id),
      experiment AS (
        INSERT INTO experiment (project_id, key, title, css, status, started_at, started_allocation_version)
        SELECT project.id, 'experiment-' || number, 'Experiment ' || number,
          '#buy-' || number || ' { font-weight: bold }', 'Active', now(), 1
        FROM project, generate_series(1, 20) AS number RETURNING id, key),
      variation AS (
        INSERT INTO variation (experiment_id, title, traffic, is_control, css)
        SELECT experiment.id, 'Arm ' || arm, 50, arm = 0, '#buy { order: ' || arm || ' }'
        FROM experiment, generate_series(0, 1) AS arm),
      condition AS (
        INSERT INTO condition (experiment_id, operator, urls)
        SELECT id, 'CONTAIN', CASE WHEN substring(key FROM '[0-9]+$')::int % 4 = 0
          THEN '{/product/,/basket/}'::text[] ELSE ARRAY['/elsewhere/', '/' || key || '/'] END
        FROM experiment)
    SELECT id FROM project ORDER BY id`);
  return rows.map(({ id }) => id);
}
