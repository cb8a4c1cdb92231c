/** A project with feature flags, and a token that opens it. */
export const token = 'bench-token-of-32-characters-at-least';
export const path = '/ofrep/v1/evaluate/flags';

/** The settings with which an app takes the token. */
export const tokenSettings = (projectId) => ({ API_TOKEN: token, API_TOKEN_PROJECT_ID: String(projectId) });

/** A project with `count` running flags, two values of each, 50/50. */
export async function insertFlags(database, count) {
  const { rows } = await database.query(`
    WITH organization AS (
      INSERT INTO organization (name, domain, verified_at) VALUES ('Flags', 'flags.example', now()) RETURNING id)
    INSERT INTO project (organization_id, name) SELECT id, 'Flags' FROM organization RETURNING id`);
  const projectId = rows[0].id;
  await database.query(
    `WITH flag AS (
       INSERT INTO experiment (project_id, key, title, type, value_type, status, started_at, started_allocation_version)
       SELECT $1, 'flag-' || number, 'Flag ' || number, 'Feature Flag', 'boolean', 'Active', now(), 1
       FROM generate_series(1, $2::int) AS number RETURNING id)
     INSERT INTO variation (experiment_id, title, traffic, is_control, value)
     SELECT flag.id, CASE arm WHEN 0 THEN 'off' ELSE 'on' END, 50, arm = 0, to_jsonb(arm = 1)
     FROM flag, generate_series(0, 1) AS arm`,
    [projectId, count],
  );
  return projectId;
}

/** One evaluation, or that of all flags. */
export async function evaluate(url, key) {
  const response = await fetch(`${url}${path}${key === undefined ? '' : `/${key}`}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ context: { targetingKey: '1' } }),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}
