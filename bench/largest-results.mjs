/** An experiment of the largest results that can be asked for: 50 variations and 100 metrics. */
import pg from 'pg';
import { rebuildTotals } from '../dist/libs/ingestion/src/index.js';

export const variations = 50;
export const metrics = 100;
/** Of each variation. */
const users = 400;

/**
 * Makes the experiment, its end users and their events, a third of whom have each metric's event.
 *
 * @param {{client: pg.Client, url: string}} database
 * @returns {Promise<number>} its id
 */
export async function insertLargestResults({ client, url }, projectId) {
  const { rows } = await client.query(
    `INSERT INTO experiment (project_id, key, title, status, started_at, started_allocation_version)
     VALUES ($1, 'largest-results', 'Largest results', 'Active', now() - interval '1 day', 1) RETURNING id`,
    [projectId],
  );
  const [{ id }] = rows;
  await client.query(
    `INSERT INTO variation (experiment_id, title, traffic, is_control)
     SELECT $1, 'Arm ' || arm, $3, arm = 1 FROM generate_series(1, $2) AS arm`,
    [id, variations, 100 / variations],
  );
  await client.query(
    `INSERT INTO metric (experiment_id, title, custom, selector, kind, role)
     SELECT $1, 'Metric ' || number, true, 'event-' || number, 'binomial',
       (CASE WHEN number = 1 THEN 'primary' ELSE 'secondary' END)
     FROM generate_series(1, $2) AS number`,
    [id, metrics],
  );
  await client.query(insertUsers, [id, variations * users, projectId]);
  await client.query(insertEvents, [id, projectId, metrics]);
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  await rebuildTotals(pool, { projectId, experimentId: id }).finally(() => pool.end());
  await client.query('ANALYZE');
  return id;
}

const insertUsers = `
  INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
  SELECT $3::int, $1::int, 'largest-' || number, arms[1 + number % cardinality(arms)], 1, now() - interval '12 hours'
  FROM generate_series(1, $2::int) AS number,
    (SELECT array_agg(id ORDER BY id) AS arms FROM variation WHERE experiment_id = $1) AS arm`;

const insertEvents = `
  INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, value, received_at)
  SELECT $2, now() - interval '6 hours', row_number() OVER () + 900000000, $1, end_user_id,
    'event-' || number, number, now()
  FROM assignment, generate_series(1, $3::int) AS number
  WHERE project_id = $2 AND experiment_id = $1 AND hashtext(end_user_id || number) % 3 = 0`;
