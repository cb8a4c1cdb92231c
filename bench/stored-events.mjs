/** Events of this month of a project, which no statement of another one has any business with. */
export async function insertStoredEvents(database, projectId, count) {
  await database.query(
    `INSERT INTO event (project_id, occurred_at, id, end_user_id, type, properties, received_at)
     SELECT $1, now() - number * interval '1 millisecond', number, 'user-' || number % 50000, 'purchase',
       '{"page": "/product/lamp"}', now()
     FROM generate_series(1, $2::int) AS number`,
    [projectId, count],
  );
  await database.query('ANALYZE event');
}
