/**
 * P5b: events that name no experiment, of visitors in 5 and in 20 experiments, against those of visitors in one; and the WAL
 * of an event. The projects are in one database, so that they are measured in turn.
 */
import { secondsOf } from './amounts.mjs';
import { insertProject, startDatabase } from './decision-app.mjs';
import { appCore, startPinned } from './load.mjs';
import { assignUsers, users } from './p5-events.mjs';
import { measurePairs } from './pairs.mjs';
import { ratioLine, valueLine } from './table.mjs';

const seconds = secondsOf(4);
const counts = [1, 5, 20];
const limits = { 5: 0.5, 20: 0.2 };

export async function measure() {
  const database = await startDatabase();
  try {
    const projects = new Map();
    for (const count of counts) projects.set(count, await insertVisitors(database.client, count));
    await database.client.query('VACUUM ANALYZE');
    let run = 0;
    const rateOf = (count) => store(database.url, projects.get(count), `run${++run}`);
    const lines = [];
    for (const count of counts) lines.push(await walOf(count, database.client, () => rateOf(count)));
    for (const count of [5, 20])
      lines.push(
        ratioLine(
          figureOf(count),
          await measurePairs(
            () => rateOf(count),
            () => rateOf(1),
          ),
        ),
      );
    return lines;
  } finally {
    await database.stop();
  }
}

const figureOf = (count) => ({
  ...{ id: 'P5b', work: `events without an experiment, visitors in ${count}`, unit: 'events/s' },
  ...{ target: `≥ ${limits[count]} × of visitors in one`, met: (ratio) => ratio >= limits[count] },
});

/** The project, with the pool of visitors in each of so many running experiments. */
async function insertVisitors(client, count) {
  const { projectId } = await insertProject(client);
  const { rows } = await client.query(
    `WITH made AS (
       INSERT INTO experiment (project_id, key, title, status, started_at)
       SELECT $1, 'many-' || number, 'Many', 'Active', now() FROM generate_series(1, $2::int) AS number RETURNING id)
     INSERT INTO variation (experiment_id, title, traffic, is_control)
     SELECT id, arm, 50, arm = 'Control' FROM made, (VALUES ('Control'), ('Variation')) AS arm (arm)
     RETURNING experiment_id AS id`,
    [projectId, count],
  );
  await assignUsers(client, projectId, [...new Set(rows.map(({ id }) => id))]);
  return projectId;
}

/** From a checkpoint on, as in operation: the first change of each page writes the whole page. */
async function walOf(count, client, storeOnce) {
  await storeOnce();
  await client.query('CHECKPOINT');
  const before = await stateOf(client);
  await storeOnce();
  const after = await stateOf(client);
  const bytes = (Number(after.wal) - Number(before.wal)) / (after.events - before.events);
  const work = `WAL of such an event, visitors in ${count}`;
  return valueLine({ id: 'P5b', work, target: 'reported', unit: 'bytes' }, bytes);
}

async function stateOf(client) {
  const { rows } = await client.query(
    `SELECT pg_current_wal_lsn() - '0/0' AS wal, (SELECT count(*)::int FROM event) AS events`,
  );
  return rows[0];
}

async function store(url, projectId, run) {
  const args = ['bench/store-client.mjs', url, projectId, 0, users, run, seconds].map(String);
  const { match, stop } = await startPinned(appCore, args, { ready: /^events a second: ([\d.]+)$/ });
  await stop();
  return Number(match[1]);
}
