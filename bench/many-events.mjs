/**
 * Assignments and events of any number, for figures about results (P6): a month of visitors, of whom some buy.
 *
 *   node bench/many-events.mjs <database> <experiment> <events> <users>
 */
import pg from 'pg';
import { pathToFileURL } from 'node:url';
import { rebuildTotals } from '../dist/libs/ingestion/src/index.js';

const eventsOfStatement = 250_000;
const usersOfStatement = 250_000;

/**
 * Users 1 to `users` are assigned over the last 30 days; each event is of one of them, after the assignment,
 * every ninth a conversion with a value. Totals are rebuilt at the end, as they would be had it all arrived.
 */
export async function insertManyEvents({ databaseUrl, experimentId, events, users }, report = () => {}) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    for (let from = 1; from <= users; from += usersOfStatement) {
      await pool.query(insertUsers, [experimentId, from, Math.min(users, from + usersOfStatement - 1)]);
      report(`users: ${Math.min(users, from + usersOfStatement - 1)} of ${users}`);
    }
    for (let from = 1; from <= events; from += eventsOfStatement) {
      const to = Math.min(events, from + eventsOfStatement - 1);
      await pool.query(insertEvents, [experimentId, from, to, users]);
      report(`events: ${to} of ${events}`);
    }
    report('totals …');
    const { rows } = await pool.query('SELECT project_id AS "projectId" FROM experiment WHERE id = $1', [
      experimentId,
    ]);
    await rebuildTotals(pool, { ...rows[0], experimentId });
    await pool.query('VACUUM ANALYZE');
  } finally {
    await pool.end();
  }
}

const insertUsers = `
  INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
  SELECT (SELECT project_id FROM experiment WHERE experiment.id = $1), $1::int, id::text, variations[1 + id % cardinality(variations)], 1,
    date_trunc('milliseconds', now() - interval '30 days' + (id::bigint * 7919 % 1000000) * interval '1 second')
  FROM generate_series($2::int, $3::int) AS id,
    (SELECT array_agg(id ORDER BY id) AS variations FROM variation WHERE experiment_id = $1) AS arm`;

const insertEvents = `
  INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, value, properties, received_at)
  SELECT experiment.project_id, at, number, $1, assignment.end_user_id,
    CASE WHEN number % 9 = 0 THEN 'conversion' ELSE 'impression' END,
    CASE WHEN number % 9 = 0 THEN number % 90 + 10 END, '{"page": "/product/lamp"}', at
  FROM generate_series($2::bigint, $3::bigint) AS number
  JOIN experiment ON experiment.id = $1
  JOIN assignment ON assignment.project_id = experiment.project_id AND assignment.experiment_id = $1
    AND assignment.end_user_id = (1 + number::bigint * 7919 % $4::bigint)::text,
    LATERAL (SELECT assigned_at + (number % 3600) * interval '1 second' AS at) AS moment`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [databaseUrl, experimentId, events, users] = process.argv.slice(2);
  await insertManyEvents(
    { databaseUrl, experimentId: Number(experimentId), events: Number(events), users: Number(users) },
    (line) => process.stderr.write(`${line}\n`),
  );
}
