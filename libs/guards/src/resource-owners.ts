/** Things with an owner, and the query that leads from an id ($1) to organization and project. */
const ownerQueries = {
  project: 'SELECT p.organization_id, p.id AS project_id FROM project p WHERE p.id = $1',
  experiment: `SELECT p.organization_id, p.id AS project_id
    FROM experiment e JOIN project p ON p.id = e.project_id WHERE e.id = $1`,
  variation: ownerThroughExperiment('variation'),
  condition: ownerThroughExperiment('condition'),
  metric: ownerThroughExperiment('metric'),
  'shared metric': ownedByProject('shared_metric'),
  'metric group': ownedByProject('metric_group'),
  segment: ownedByProject('segment'),
  group: ownedByProject('experiment_group'),
  file: `SELECT p.organization_id, p.id AS project_id
    FROM project_file f JOIN project p ON p.id = f.project_id WHERE f.id = $1`,
  'api key': ownedByProject('api_key'),
  role: ownedByOrganization('role'),
  'menu template': ownedByOrganization('menu_template'),
  user: 'SELECT ou.organization_id, NULL::int AS project_id FROM organization_user ou WHERE ou.user_id = $1',
} as const;

export type ResourceKind = keyof typeof ownerQueries;

export const ownerQuery = (kind: ResourceKind): string => ownerQueries[kind];

function ownerThroughExperiment(table: string): string {
  return `SELECT p.organization_id, p.id AS project_id
    FROM ${table} r JOIN experiment e ON e.id = r.experiment_id JOIN project p ON p.id = e.project_id
    WHERE r.id = $1`;
}

function ownedByProject(table: string): string {
  return `SELECT p.organization_id, p.id AS project_id
    FROM ${table} r JOIN project p ON p.id = r.project_id WHERE r.id = $1`;
}

function ownedByOrganization(table: string): string {
  return `SELECT r.organization_id, NULL::int AS project_id FROM ${table} r WHERE r.id = $1`;
}
