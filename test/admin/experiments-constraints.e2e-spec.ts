import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { ExperimentBuilder } from '../support/experiments.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
/** Ids by name, for the statements below. */
const ids: Record<string, number> = {};

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
  const make = new ExperimentBuilder(app, owner);
  const experiment = await make.experiment({ key: 'taken' });
  const other = await make.experiment();
  const [control] = await make.variations(experiment.id);
  Object.assign(ids, {
    org: owner.orgId,
    user: owner.userId,
    project: owner.projectId,
    experiment: experiment.id,
    other: other.id,
    control: control.id,
    stranger: (await make.variations(other.id))[0].id,
    condition: (await make.condition(experiment.id)).id,
    metric: (await make.metric(experiment.id)).id,
  });
});
afterAll(() => app.stop());

/** Runs a statement with `{name}` replaced by ids, and undoes it. */
async function violated(statement: string): Promise<string> {
  const sql = statement.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));
  const runner = app.dataSource.createQueryRunner();
  await runner.startTransaction();
  try {
    await runner.query(sql);
    return 'nothing';
  } catch (error) {
    return (error as Json).driverError.constraint ?? (error as Error).message;
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

const insertVariation = (values: string) =>
  `INSERT INTO variation (experiment_id, title, traffic, is_control, retired_at) VALUES ${values}`;
const insertExperiment = (columns: string, values: string) =>
  `INSERT INTO experiment (project_id, title, key, ${columns}) VALUES ({project}, 'x', 'free', ${values})`;

describe('the tables', () => {
  it.each([
    [
      'a second control',
      insertVariation(`({experiment}, 'x', 0, true, NULL)`),
      'variation_one_control_per_experiment',
    ],
    [
      'a negative share',
      insertVariation(`({experiment}, 'x', -0.01, false, NULL)`),
      'variation_traffic_in_range',
    ],
    [
      'a share over 100',
      insertVariation(`({experiment}, 'x', 100.01, false, NULL)`),
      'variation_traffic_in_range',
    ],
    [
      'a retired control',
      'UPDATE variation SET retired_at = now() WHERE id = {control}',
      'variation_control_is_served',
    ],
    [
      'a variation of no experiment',
      insertVariation(`(0, 'x', 0, false, NULL)`),
      'variation_experiment_id_fkey',
    ],
    ['an experiment of no project', `UPDATE experiment SET project_id = 0`, 'experiment_project_id_fkey'],
    [
      'a taken key',
      `UPDATE experiment SET key = 'taken' WHERE id = {other}`,
      'experiment_project_id_key_unique',
    ],
    ['a key in upper case', `UPDATE experiment SET key = 'Key'`, 'experiment_key_format'],
    ['an empty key', `UPDATE experiment SET key = ''`, 'experiment_key_format'],
    ['a key of digits', `UPDATE experiment SET key = '12'`, 'experiment_key_format'],
    ['a long key', `UPDATE experiment SET key = repeat('x', 65)`, 'experiment_key_format'],
    ['an unknown type', insertExperiment('type', `'AB'`), 'experiment_type_known'],
    ['an unknown status', insertExperiment('status', `'Running'`), 'experiment_status_known'],
    ['an unknown trigger', insertExperiment('trigger_type', `'Never'`), 'experiment_trigger_type_known'],
    [
      'an unknown condition type',
      insertExperiment('condition_type', `'NONE'`),
      'experiment_condition_type_known',
    ],
    ['coverage over 100', insertExperiment('coverage', '100.01'), 'experiment_coverage_in_range'],
    ['negative coverage', insertExperiment('coverage', '-1'), 'experiment_coverage_in_range'],
    ['Active without a start', insertExperiment('status', `'Active'`), 'experiment_started_before_it_runs'],
    ['Ended without a start', insertExperiment('status', `'Ended'`), 'experiment_started_before_it_runs'],
    ['an unknown operator', `UPDATE condition SET operator = 'LIKE'`, 'condition_operator_known'],
    ['no urls', `UPDATE condition SET urls = '{}'`, 'condition_urls_not_empty'],
    [
      'a condition of no experiment',
      'UPDATE condition SET experiment_id = 0',
      'condition_experiment_id_fkey',
    ],
    ['an empty selector', `UPDATE metric SET selector = ''`, 'metric_selector_not_empty'],
    ['an unknown kind', `UPDATE metric SET kind = 'x'`, 'metric_kind_known'],
    ['an unknown goal', `UPDATE metric SET goal = 'x'`, 'metric_goal_known'],
    ['an unknown role', `UPDATE metric SET role = 'x'`, 'metric_role_known'],
    ['a metric of no experiment', 'UPDATE metric SET experiment_id = 0', 'metric_experiment_id_fkey'],
    ['a holdout over 100', 'UPDATE project SET holdout_percent = 101', 'project_holdout_percent_in_range'],
    [
      'a second project of one name',
      'INSERT INTO project (organization_id, name) SELECT organization_id, name FROM project WHERE id = {project}',
      'project_organization_id_name_unique',
    ],
    [
      'a project of no organization',
      'UPDATE project SET organization_id = 0',
      'project_organization_id_fkey',
    ],
    [
      'a second link to a project',
      `INSERT INTO project_user (project_id, user_id, permission_type) VALUES ({project}, {user}, 'Viewer')`,
      'project_user_pkey',
    ],
    [
      'an unknown permission',
      `UPDATE project_user SET permission_type = 'Admin'`,
      'project_user_permission_type_known',
    ],
    [
      'a second link to an organization',
      'INSERT INTO organization_user (organization_id, user_id) VALUES ({org}, {user})',
      'organization_user_pkey',
    ],
    [
      'a domain twice',
      `INSERT INTO organization (name, domain) SELECT 'x', domain FROM organization`,
      'organization_domain_unique',
    ],
    [
      'a domain in upper case',
      `UPDATE organization SET domain = 'A.example'`,
      'organization_domain_lower_case',
    ],
    [
      'an e-mail twice',
      `INSERT INTO "user" (email, password_hash) SELECT email, 'x' FROM "user" LIMIT 1`,
      'user_email_unique',
    ],
    ['an e-mail in upper case', `UPDATE "user" SET email = 'A@b.example'`, 'user_email_lower_case'],
    [
      'a second role of one name',
      `INSERT INTO role (organization_id, name) VALUES ({org}, 'Admin')`,
      'role_organization_id_name_unique',
    ],
    [
      'an assignment to a variation of another experiment',
      `SELECT record_assignments({project}, ARRAY['u'], ARRAY[NULL], ARRAY[NULL], ARRAY[NULL], ARRAY[NULL], ARRAY[0],
         ARRAY[1], ARRAY[{experiment}], ARRAY[{stranger}], ARRAY[1])`,
      'assignment_variation_fkey',
    ],
    [
      'two assignments of one end user',
      `INSERT INTO assignment (project_id, experiment_id, end_user_id, variation_id, allocation_version, assigned_at)
       VALUES ({project}, {experiment}, 'u', {control}, 1, now()), ({project}, {experiment}, 'u', {control}, 2, now())`,
      'assignment_pkey',
    ],
  ])('refuse %s', async (_, statement, constraint) => {
    expect(await violated(statement)).toBe(constraint);
  });

  it('take what is valid, so that the refusals above mean something', async () => {
    expect(await violated(insertVariation(`({experiment}, 'x', 99.99, false, now())`))).toBe('nothing');
    expect(await violated(insertExperiment('status', `'Archived'`))).toBe('nothing');
  });
});
