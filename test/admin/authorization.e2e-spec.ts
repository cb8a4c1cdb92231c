import { startAdminApp, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account } from '../support/product.js';

let app: TestApp;
let owner: Account;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp();
});
afterAll(() => app.stop());

const reading = ['act:get-experiments', 'act:get-projects'];
const listProjects = (account: Account) =>
  app.as(account)('POST', '/projects/all', { orgId: owner.orgId, rows: 10, page: 1 });
const makeExperiment = (account: Account) =>
  app.as(account)('POST', '/experiments', { projectId: owner.projectId, title: 'x' });

describe('a permission', () => {
  it('is what the menu template of the link holds', async () => {
    const member = await app.addMember(owner, { permission: 'Owner', actions: reading });

    expect((await listProjects(member)).status).toBe(200);
    expectProblem(await makeExperiment(member), 403, {
      code: 'action-not-granted',
      detail: 'act:create-experiment',
    });
  });

  it('holds for super members too', async () => {
    const member = await app.addMember(owner, { super: true, actions: reading });

    expectProblem(await makeExperiment(member), 403, { code: 'action-not-granted' });
  });

  it('is found at any depth of the tree', async () => {
    const member = await app.addMember(owner, { permission: 'Editor', actions: reading });
    const entry = { key: 'k', label: 'L', data: { href: '/', actions: [] as string[] } };
    const deep = { ...entry, data: { href: '/', actions: ['act:create-experiment'] } };
    const tree = [{ ...entry, children: [{ ...entry, children: [deep] }] }];

    await setTree(member, tree);

    expect((await makeExperiment(member)).status).toBe(201);
  });

  it('is lost on the very next request when the template is narrowed', async () => {
    const member = await app.addMember(owner, { permission: 'Editor', actions: ['act:create-experiment'] });
    expect((await makeExperiment(member)).status).toBe(201);

    await setTree(member, []);

    expectProblem(await makeExperiment(member), 403, { code: 'action-not-granted' });
  });

  it('is none at all without a template', async () => {
    const member = await app.addMember(owner, { super: true });
    await app.dataSource.query('UPDATE organization_user SET menu_template_id = NULL WHERE user_id = $1', [
      member.userId,
    ]);

    expectProblem(await listProjects(member), 403, { code: 'action-not-granted' });
  });

  it('ends with the link, the session and the organization', async () => {
    const member = await app.addMember(owner, { permission: 'Editor' });
    const update = (statement: string) => app.dataSource.query(statement, [member.userId]);

    await app.setDisabled(owner.orgId, member.userId, true);
    expectProblem(await listProjects(member), 403, { code: 'organization-forbidden' });
    expectProblem(await makeExperiment(member), 404);
    await app.setDisabled(owner.orgId, member.userId, false);
    expect((await makeExperiment(member)).status).toBe(201);

    await app.dataSource.query('UPDATE organization SET disabled = true WHERE id = $1', [owner.orgId]);
    expectProblem(await listProjects(member), 403);
    expectProblem(await makeExperiment(member), 404);
    await app.dataSource.query('UPDATE organization SET disabled = false WHERE id = $1', [owner.orgId]);

    await update('UPDATE session SET revoked_at = now() WHERE user_id = $1');
    expectProblem(await listProjects(member), 401);
  });

  it('on a project is Viewer to read, Editor to change, Owner to manage members', async () => {
    const members = [];
    for (const permission of [undefined, 'Viewer', 'Editor', 'Owner'] as const) {
      members.push(await app.addMember(owner, { permission }));
    }
    const { body: experiment } = await makeExperiment(owner);
    const { userId } = members[0]!;

    const answers = [];
    for (const member of members) {
      const call = app.as(member);
      const read = await call('GET', `/experiments/${experiment.id}`);
      const change = await call('PATCH', `/experiments/${experiment.id}`, { description: 'x' });
      const manage = await call('POST', `/projects/${owner.projectId}/users`, { userId });
      answers.push([read.status, change.status, manage.status]);
    }

    expect(answers).toEqual([
      [403, 403, 403],
      [200, 403, 403],
      [200, 200, 403],
      [200, 200, 201],
    ]);
  });
});

async function setTree(member: Account, tree: unknown): Promise<void> {
  await app.dataSource.query(
    `UPDATE menu_template SET tree = $2
     WHERE id = (SELECT menu_template_id FROM organization_user WHERE user_id = $1)`,
    [member.userId, JSON.stringify(tree)],
  );
}
