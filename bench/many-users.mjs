/** End users of an experiment with their events, very many of them in a short time. */

/**
 * End users of the last 30 days, a fifth of whose events happened before they came, for CUPED. Each has events of every type
 * at different times.
 */
export async function insertUsers(client, { projectId, experimentId }, { users, events }) {
  await client.query(insertAssignments, [projectId, experimentId, users]);
  await client.query(insertEvents, [projectId, experimentId, users, events]);
  await client.query('VACUUM ANALYZE assignment');
  await client.query('VACUUM ANALYZE event');
}

const insertAssignments = `
  INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
  SELECT $1::int, $2::int, id::text, variations[1 + id % cardinality(variations)], 1,
    date_trunc('milliseconds', now() - interval '30 days' + (id::bigint * 7919 % 2000000) * interval '1 second')
  FROM generate_series(1, $3::int) AS id,
    (SELECT array_agg(id ORDER BY id) AS variations FROM variation WHERE experiment_id = $2) AS arm`;

const insertEvents = `
  INSERT INTO event (project_id, occurred_at, id, end_user_id, type, value, properties, device_type, received_at)
  SELECT $1::int, at, number, assignment.end_user_id, (ARRAY['view', 'view', 'cart', 'view', 'buy'])[1 + one % 5],
    one % 90 + 10, jsonb_build_object('page', 'page-' || one % 20, 'amount', one % 500 / 4.0,
      'currency', CASE WHEN one % 11 = 0 THEN 'USD' ELSE 'EUR' END), 'mobile', at
  FROM generate_series(1::bigint, $4::bigint) AS number
  JOIN assignment ON assignment.project_id = $1::int AND assignment.experiment_id = $2::int
    AND assignment.end_user_id = (1 + number * 7919 % $3::bigint)::text,
    LATERAL (SELECT number + 37 * (number / $3::bigint) AS one) AS counted,
    LATERAL (SELECT assigned_at + (one % 100 - 20) * interval '1 hour' AS at) AS moment`;

/** Rows of an end user. */
const tablesOfUser = ['assignment', 'event', 'user_total', 'metric_value'];
/** Sums over end users, with what in them is a sum. */
const totals = {
  assignment_total: ['users'],
  variation_total: [
    ...['event_count', 'users', 'count_sum_squares', 'value_sum', 'value_sum_squares'],
    ...['count_sum_cubes', 'value_sum_cubes'],
  ],
  early_total: ['event_count'],
  metric_progress: ['filled', 'expected'],
};

/**
 * Gives each of the first end users, whose ids are the numbers from 1 on, twins who did the same, and makes the totals what
 * they come to then: everything that is stored of an end user is copied, under other ids. Indexes are made anew afterwards,
 * which takes far less time.
 *
 * @param size how many end users and events there are, and how many times as many there will be
 */
export async function copyUsers(client, { projectId }, { users, events, parts }) {
  await client.query("SET maintenance_work_mem = '256MB'");
  for (const table of tablesOfUser) {
    const { rows } = await client.query(
      `SELECT column_name AS name FROM information_schema.columns
       WHERE table_schema = current_schema() AND table_name = $1 ORDER BY ordinal_position`,
      [table],
    );
    const columns = rows.map(({ name }) => name);
    const copied = columns.map((name) => {
      if (name === 'end_user_id') return `(end_user_id::int + part * ${users})::text`;
      return table === 'event' && name === 'id' ? `id + part * ${events}` : name;
    });
    await withoutIndexes(client, table, () =>
      client.query(
        `INSERT INTO ${table} (${columns.join(', ')})
         SELECT ${copied.join(', ')} FROM ${table}, generate_series(1, ${parts - 1}) AS part
         WHERE project_id = $1`,
        [projectId],
      ),
    );
    await client.query(`VACUUM ANALYZE ${table}`);
  }
  for (const [table, sums] of Object.entries(totals))
    await client.query(
      `UPDATE ${table} SET ${sums.map((sum) => `${sum} = ${sum} * ${parts}`).join(', ')} WHERE project_id = $1`,
      [projectId],
    );
  await client.query(
    `UPDATE metric_value_total SET users = users * ${parts}, ignored = ignored * ${parts},
       steps = ARRAY(SELECT ${parts} * step FROM unnest(steps) WITH ORDINALITY AS list (step, place) ORDER BY place),
       sums = ARRAY(SELECT ${parts} * sum FROM unnest(sums) WITH ORDINALITY AS list (sum, place) ORDER BY place)
     WHERE project_id = $1`,
    [projectId],
  );
  await client.query('CHECKPOINT');
}

async function withoutIndexes(client, table, work) {
  const { rows: keys } = await client.query(
    `SELECT conname AS name, pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conrelid = $1::regclass AND contype = 'p'`,
    [table],
  );
  const { rows: indexes } = await client.query(
    `SELECT indexrelid::regclass AS name, pg_get_indexdef(indexrelid) AS definition FROM pg_index
     WHERE indrelid = $1::regclass AND NOT indisprimary`,
    [table],
  );
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  for (const { name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await work();
  for (const { name, definition } of keys)
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  // "ON ONLY" is how the index of all partitions is written.
  for (const { definition } of indexes) await client.query(definition.replace(' ON ONLY ', ' ON '));
  // An option that each partition has for itself.
  const { rows: brins } = await client.query(
    `SELECT oid::regclass AS name FROM pg_class WHERE relkind = 'i' AND relam = (SELECT oid FROM pg_am WHERE amname = 'brin')`,
  );
  for (const { name } of brins) await client.query(`ALTER INDEX ${name} SET (autosummarize = on)`);
}
