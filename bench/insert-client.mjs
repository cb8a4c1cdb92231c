/** `node insert-client.mjs <database> <project> <first visitor> <seconds>`: assignments, 5,000 rows a statement. */
import pg from 'pg';

const [url, projectId, first, seconds] = process.argv.slice(2);
const rowsOfStatement = 5_000;

const client = new pg.Client({ connectionString: url });
await client.connect();
const { rows: experiments } = await client.query(
  `SELECT experiment_id AS id, array_agg(id ORDER BY id) AS variations FROM variation
   WHERE experiment_id IN (SELECT id FROM experiment WHERE project_id = $1) GROUP BY experiment_id ORDER BY 1`,
  [projectId],
);
const visitorsOfStatement = rowsOfStatement / experiments.length;

let visitors = 0;
const started = performance.now();
while (performance.now() - started < Number(seconds) * 1_000) {
  await insert(Number(first) + visitors);
  visitors += visitorsOfStatement;
}
const rate = (visitors * 1_000) / (performance.now() - started);
await client.end();
console.log(`visitors a second: ${rate}`);

/** The driver is given texts, which is the fastest way. */
async function insert(firstVisitor) {
  const columns = [[], [], []];
  for (let visitor = firstVisitor; visitor < firstVisitor + visitorsOfStatement; visitor++) {
    for (const { id, variations } of experiments) {
      columns[0].push(id);
      columns[1].push(visitor);
      columns[2].push(variations[(visitor * 31 + id) % variations.length]);
    }
  }
  await client.query({
    name: 'insert',
    text: `
      INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
      SELECT $1::int, experiment_id, end_user_id, variation_id, 1, now()
      FROM unnest($2::int[], $3::text[], $4::int[]) AS exposure (experiment_id, end_user_id, variation_id)`,
    values: [projectId, ...columns.map((column) => `{${column.join(',')}}`)],
  });
}
