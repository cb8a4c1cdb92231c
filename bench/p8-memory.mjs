/**
 * P8: the resident set of a decision app with many projects, and what a million new visitors add to it. Of the 20 experiments
 * of a project, 14 change pages (by code and by declared changes), and 6 are flags with values, one of each kind.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { amountOf, secondsOf } from './amounts.mjs';
import { startApp, startDatabase } from './decision-app.mjs';
import { pageUrl } from './experiments.mjs';
import { decisionLoad, requireWrk } from './load.mjs';
import { valueLine } from './table.mjs';

const loaded = { id: 'P8', target: '≤ 350 MiB', met: (mib) => mib <= 350, unit: 'MiB', steady: true };
const growth = { id: 'P8', target: '≤ 40 MiB', met: (mib) => mib <= 40, unit: 'MiB', steady: true };
const projects = amountOf(1_000);
const visitors = amountOf(1_000_000);
const matching = 5;
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
      valueLine(
        {
          ...loaded,
          work: `memory with ${projects.toLocaleString('en')} projects of 20 experiments, 6 of them flags`,
        },
        before,
      ),
      valueLine(
        { ...growth, work: `growth over ${visitors.toLocaleString('en')} new visitors` },
        after - before,
      ),
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
  if (decisions.length !== matching)
    throw new Error(`${decisions.length} decisions for project ${projectId}.`);
}

async function letVisitorsCome(url, projectId) {
  for (let came = 0; came < visitors;) {
    process.stderr.write(`  new visitors: ${came} of ${visitors}\n`);
    const { requests } = await decisionLoad({
      url,
      projectId,
      pool: 0,
      first: 10 + came,
      seconds: secondsOf(20),
    });
    came += requests + 100;
  }
}

async function residentMib(pid) {
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'));
  return Number(kib) / 1_024;
}

/** Five of each project's experiments are for the bench's page, and none of its flags. */
async function insertProjects(database) {
  const { rows } = await database.query(
    `
    WITH
      organization AS (
        INSERT INTO organization (name, domain, verified_at) VALUES ('Bench', 'bench.example', now())
        RETURNING id),
      project AS (
        INSERT INTO project (organization_id, name)
        SELECT organization.id, 'Project ' || number
        FROM organization, generate_series(1, $1::int) AS number RETURNING id),
      page AS (
        INSERT INTO experiment (project_id, key, title, css, status, started_at, started_allocation_version)
        SELECT project.id, 'experiment-' || number, 'Experiment ' || number,
          '#buy-' || number || ' { font-weight: bold }', 'Active', now(), 1
        FROM project, generate_series(1, 14) AS number RETURNING id, key),
      flag AS (
        INSERT INTO experiment (project_id, key, title, type, value_type, status, started_at, started_allocation_version)
        SELECT project.id, 'flag-' || number, 'Flag ' || number, 'Feature Flag', kind.type, 'Active', now(), 1
        FROM project, (SELECT type, row_number() OVER () AS number FROM unnest($2::text[]) AS type) AS kind
        RETURNING id, value_type),
      variation AS (
        INSERT INTO variation (experiment_id, title, traffic, is_control, css, changes)
        SELECT page.id, 'Arm ' || arm, 50, arm = 0, '#buy { order: ' || arm || ' }', CASE arm WHEN 0 THEN '[]' ELSE $3::jsonb END
        FROM page, generate_series(0, 1) AS arm),
      valued AS (
        INSERT INTO variation (experiment_id, title, traffic, is_control, value)
        SELECT flag.id, CASE arm WHEN 0 THEN 'off' ELSE 'on' END, 50, arm = 0, $4::jsonb -> flag.value_type -> arm
        FROM flag, generate_series(0, 1) AS arm),
      condition AS (
        INSERT INTO condition (experiment_id, operator, urls)
        SELECT id, 'CONTAIN', CASE WHEN substring(key FROM '[0-9]+$')::int <= $5::int
          THEN '{/product/,/basket/}'::text[] ELSE ARRAY['/elsewhere/', '/' || key || '/'] END
        FROM page
        UNION ALL SELECT id, 'CONTAIN', '{/account/}' FROM flag)
    SELECT id FROM project ORDER BY id`,
    [projects, flagTypes, JSON.stringify(changes), JSON.stringify(values), matching],
  );
  return rows.map(({ id }) => id);
}

const flagTypes = ['boolean', 'boolean', 'string', 'number', 'json', 'json'];

const values = {
  boolean: [false, true],
  string: ['classic', 'with-recommendations'],
  number: [10, 25],
  json: [
    { layout: 'grid', columns: 3, badges: [] },
    { layout: 'list', columns: 1, badges: ['new', 'sale'], texts: { title: 'For you', more: 'Show more' } },
  ],
};

/** As the visual editor makes them. */
const changes = [
  { action: 'text', selector: '#hero > h1', value: 'Lamps that fit your room' },
  { action: 'style', selector: '#hero .button', property: 'background-color', value: '#006b3f' },
  { action: 'attribute', selector: '#hero img', name: 'src', value: '/images/living-room.webp' },
  { action: 'insert', target: '#hero', position: 'last', value: '<p class="note">Delivered in two days</p>' },
];
