/** P5b: events that name no experiment, of visitors in 1, 5 and 20 experiments: rate and WAL of an event. */
import { insertProject, startDatabase } from './decision-app.mjs';
import { appCore, startPinned } from './load.mjs';
import { assignUsers, users } from './p5-events.mjs';

const seconds = 8;

export async function measure() {
  const lines = [];
  for (const count of [1, 5, 20]) lines.push(await measureWith(count));
  return lines;
}

async function measureWith(count) {
  const database = await startDatabase();
  try {
    const { projectId } = await insertProject(database.client);
    const { rows } = await database.client.query(
      `WITH made AS (
         INSERT INTO experiment (project_id, key, title, status, started_at)
         SELECT $1, 'many-' || number, 'Many', 'Active', now() FROM generate_series(1, $2::int) AS number RETURNING id)
       INSERT INTO variation (experiment_id, title, traffic, is_control)
       SELECT id, arm, 50, arm = 'Control' FROM made, (VALUES ('Control'), ('Variation')) AS arm (arm)
       RETURNING experiment_id AS id`,
      [projectId, count],
    );
    await assignUsers(database.client, projectId, [...new Set(rows.map(({ id }) => id))]);
    await database.client.query('VACUUM ANALYZE');
    await store(database.url, projectId, 'warm', 2);
    await database.client.query('CHECKPOINT');
    const before = await stateOf(database.client);
    const rate = await store(database.url, projectId, 'run', seconds);
    const after = await stateOf(database.client);
    const bytes = (Number(after.wal) - Number(before.wal)) / (after.events - before.events);
    return `| P5b | events without an experiment, visitors in ${count} | | ${Math.round(rate)} events/s | ${Math.round(bytes)} B WAL an event |`;
  } finally {
    await database.stop();
  }
}

async function stateOf(client) {
  const { rows } = await client.query(
    `SELECT pg_current_wal_lsn() - '0/0' AS wal, (SELECT count(*)::int FROM event) AS events`,
  );
  return rows[0];
}

async function store(url, projectId, run, time) {
  const args = ['bench/store-client.mjs', url, projectId, 0, users, run, time].map(String);
  const { match, stop } = await startPinned(appCore, args, { ready: /^events a second: ([\d.]+)$/ });
  await stop();
  return Number(match[1]);
}
