import { randomUUID } from 'node:crypto';
import { AccountSweep } from '../../apps/admin/src/accounts/index.js';
import { password, readClaims, startAdminApp, type TestApp } from '../support/admin-app.js';
import { buildExperiment } from '../support/builders.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json, ProductResponse } from '../support/product.js';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('the own account', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startAdminApp();
  });
  afterAll(() => app.stop());

  describe('its sessions', () => {
    const list = async (account: Account): Promise<Json[]> =>
      (await app.as(account)('POST', '/users/me/sessions/all')).body.items;
    const isOpen = async (account: Account): Promise<boolean> =>
      (await app.as(account)('GET', '/users/me')).status === 200;

    async function openThree(): Promise<Account[]> {
      const first = await app.signUp();
      const { body } = await app.request(
        'POST',
        '/auth/login',
        { email: first.email, password },
        { 'user-agent': firefox },
      );
      const headers = { authorization: `Bearer ${body.accessToken}`, email: first.email };
      return [first, { ...first, headers }, await app.logIn(first.email)];
    }

    it('are listed with device, network and times, and the one that asks is marked', async () => {
      const [first, second] = await openThree();

      const { status, body } = await app.as(second!)('POST', '/users/me/sessions/all', { rows: 2, page: 1 });

      const time = expect.stringMatching(/^\d{4}-.*Z$/);
      expect(status).toBe(200);
      expect(body).toEqual({
        total: 3,
        items: [
          {
            ...{
              id: readClaims(first!.headers.authorization).sid,
              device: 'A program',
              network: '127.0.0.0/24',
            },
            ...{ createdAt: time, lastUsedAt: time, expiresAt: time, current: false },
          },
          expect.objectContaining({ device: 'Firefox on Linux', current: true }),
        ],
      });
    });

    it('end one by one, at once', async () => {
      const [first, second, third] = await openThree();
      const [{ id }] = (await list(second!)) as [Json];

      const ended = await app.as(second!)('DELETE', `/users/me/sessions/${id}`);

      expect([ended.status, ended.body.id]).toEqual([200, id]);
      expect([await isOpen(first!), await isOpen(second!), await isOpen(third!)]).toEqual([
        false,
        true,
        true,
      ]);
      expect((await list(second!)).map((session) => session.id)).not.toContain(id);
      expectProblem(await app.as(second!)('DELETE', `/users/me/sessions/${id}`), 404);
    });

    it('end all but the one that asks', async () => {
      const [first, second, third] = await openThree();

      const ended = await app.as(third!)('DELETE', '/users/me/sessions');

      expect([ended.status, ended.body.length]).toEqual([200, 2]);
      expect([await isOpen(first!), await isOpen(second!), await isOpen(third!)]).toEqual([
        false,
        false,
        true,
      ]);
    });

    it('of others cannot be seen or ended', async () => {
      const [owner, other] = [await app.signUp(), await app.signUp()];
      const [{ id }] = (await list(other)) as [Json];

      for (const unknown of [id, randomUUID(), 'nonsense', '1'])
        expectProblem(await app.as(owner)('DELETE', `/users/me/sessions/${unknown}`), 404);

      expect(await isOpen(other)).toBe(true);
      expect((await list(owner)).map((session) => session.id)).not.toContain(id);
    });
  });

  it('lists all organizations and projects, however many a token names', async () => {
    const owner = await app.signUp('Example Shop');
    const name = 'A project with a name that is longer than a token shows';
    await app.dataSource.query(
      `INSERT INTO project (organization_id, name) SELECT $1, $2 || n FROM generate_series(1, 30) n`,
      [owner.orgId, name],
    );
    const member = await app.addMember(owner, { permission: 'Viewer' });

    const all = (await app.as(owner)('GET', '/users/me/organizations')).body;
    const some = (await app.as(member)('GET', '/users/me/organizations')).body;

    expect(all).toHaveLength(1);
    expect(all[0]).toMatchObject({ id: owner.orgId, name: 'Example Shop', super: true });
    expect(all[0].projects).toHaveLength(31);
    expect(all[0].projects.at(-1)).toMatchObject({ name: `${name}30`, permissionType: 'Owner' });
    expect(some[0]).toMatchObject({
      super: false,
      projects: [{ id: owner.projectId, permissionType: 'Viewer' }],
    });
  });

  it('is exported with all that is stored about it, and no secret', async () => {
    const owner = await app.signUp('Example Shop');
    await app.as(owner)('PATCH', '/users/me', { firstName: 'Ada', contactNumber: '+44 20 7946 0000' });
    await app.as(owner)('POST', '/api/auth/keys', { name: 'Shop server', project_id: owner.projectId });

    const { status, headers, body } = await app.as(owner)('GET', '/users/me/export');

    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toBe('attachment; filename="account.json"');
    expect(body.profile).toMatchObject({ email: owner.email, firstName: 'Ada' });
    expect(body.organizations).toMatchObject([{ id: owner.orgId, name: 'Example Shop', super: true }]);
    expect(body.projects).toMatchObject([{ id: owner.projectId, permissionType: 'Owner' }]);
    expect(body.sessions).toMatchObject([{ device: 'A program', network: '127.0.0.0/24' }]);
    expect(body.devices).toHaveLength(1);
    expect(body.apiKeys).toMatchObject([{ name: 'Shop server' }]);
    expect(body.actions.map((row: Json) => row.action)).toContain('act:create-api-key');
    const [user] = await app.dataSource.query('SELECT password_hash AS hash FROM "user" WHERE id = $1', [
      owner.userId,
    ]);
    const devices = await app.dataSource.query(
      'SELECT token_hash AS hash FROM known_device WHERE user_id = $1',
      [owner.userId],
    );
    for (const { hash } of [user, ...devices]) expect(JSON.stringify(body)).not.toContain(hash);
  });

  describe('its deletion', () => {
    const remove = (account: Account, secret = password): Promise<ProductResponse> =>
      app.as(account)('DELETE', '/users/me', { password: secret });
    const logIn = async (email: string): Promise<number> =>
      (await app.request('POST', '/auth/login', { email, password })).status;

    it('needs the password', async () => {
      const owner = await app.signUp();

      expectProblem(await remove(owner, 'Wrong-Donkey-7!'), 422, { fields: ['password'] });
      expectProblem(await app.as(owner)('DELETE', '/users/me'), 422, { fields: ['password'] });

      expect(await logIn(owner.email)).toBe(200);
    });

    it('takes a member out of everything, and leaves the organization alone', async () => {
      const owner = await app.signUp();
      const member = await app.addMember(owner, { permission: 'Editor' });
      await app.as(member)('PATCH', '/users/me', { lastName: 'Lovelace-of-the-engine' });

      const { status, body } = await remove(member);

      expect([status, body.email]).toEqual([200, member.email]);
      expect((await app.as(member)('GET', '/users/me')).status).toBe(401);
      expect(await logIn(member.email)).toBe(401);
      const people = await app.as(owner)('POST', '/users/all', { orgId: owner.orgId, rows: 100, page: 1 });
      expect(people.body.items.map(({ email }: Json) => email)).toEqual([owner.email]);
      const log = await app.dataSource.query(
        `SELECT before, after FROM audit_entry WHERE action = 'DELETE /users/me'`,
      );
      expect(JSON.stringify(log)).not.toContain('Lovelace-of-the-engine');
      const [notice] = await app.dataSource.query(
        `SELECT details FROM outgoing_mail WHERE recipient = $1 AND kind = 'notice'`,
        [member.email],
      );
      expect(notice.details.event).toBe('account-deleted');
      expect(await logIn(owner.email)).toBe(200);
    });

    it('is refused to the last super member of an organization with others, and works once there is another', async () => {
      const owner = await app.signUp();
      const member = await app.addMember(owner);

      const refused = await remove(owner);
      await app.as(owner)('PATCH', `/users/${member.userId}/organization/${owner.orgId}`, { super: true });
      const done = await remove(owner);

      expectProblem(refused, 409, { code: 'last-super' });
      expect(done.status).toBe(200);
      expect(await logIn(member.email)).toBe(200);
    });

    it('leaves one super member of two who go at the same time', async () => {
      const owner = await app.signUp();
      const other = await app.addMember(owner, { super: true });
      await app.addMember(owner);

      const answers = await Promise.all([remove(owner), remove(other)]);

      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('closes an organization of nobody else, and erases it with all its traces after 30 days', async () => {
      const owner = await app.signUp();
      await app.request('POST', '/users/registration', {
        ...{ email: 'asks@guest.example', password, orgId: owner.orgId },
      });
      const experiment = await buildExperiment(app.dataSource, owner.projectId);
      await leaveTraces(app, owner.projectId, experiment.id);
      const sweep = app.app.get(AccountSweep);

      const { status } = await remove(owner);
      await sweep.sweep();
      const [closed] = await app.dataSource.query('SELECT disabled FROM organization WHERE id = $1', [
        owner.orgId,
      ]);
      const kept = await findTraces(app, owner.orgId, owner.projectId, experiment.id);
      await app.dataSource.query(
        `UPDATE organization SET erase_after = erase_after - interval '30 days' WHERE id = $1`,
        [owner.orgId],
      );
      await sweep.sweep();

      expect(status).toBe(200);
      expect(closed).toEqual({ disabled: true });
      expect(kept).toEqual(
        expect.arrayContaining(['organization', 'project', 'experiment', 'event', 'assignment']),
      );
      expect(await findTraces(app, owner.orgId, owner.projectId, experiment.id)).toEqual([]);
      expect(
        (await app.request('POST', '/organizations', { name: 'Again', email: owner.email, password })).status,
      ).toBe(201);
    });
  });
});

/** What visitors leave in tables that do not refer to project or experiment. */
async function leaveTraces({ dataSource }: TestApp, projectId: number, experimentId: number): Promise<void> {
  await dataSource.query(
    `INSERT INTO event (project_id, occurred_at, id, experiment_id, end_user_id, type, received_at)
     SELECT $1, now() - n * interval '1 second', n, $2, 'visitor-' || n, 'click', now() FROM generate_series(1, 50) n`,
    [projectId, experimentId],
  );
  const filled = [
    'event_identity',
    'idempotency_key',
    'assignment',
    'user_total',
    'variation_total',
    'assignment_total',
  ];
  for (const table of filled) {
    const columns = await dataSource.query<{ name: string; type: string }[]>(
      `SELECT column_name AS name, data_type AS type FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL`,
      [table],
    );
    const values = columns.map(({ name, type }) => sampleValue(name, type, projectId, experimentId));
    await dataSource.query(
      `INSERT INTO ${table} (${columns.map(({ name }) => name).join(', ')}) VALUES (${values.join(', ')})`,
    );
  }
}

function sampleValue(name: string, type: string, projectId: number, experimentId: number): string {
  if (name === 'project_id') return String(projectId);
  if (name === 'experiment_id') return String(experimentId);
  if (type.startsWith('timestamp')) return 'now()';
  if (type === 'jsonb') return `'{}'`;
  return type === 'text' ? `'x'` : '1';
}

/** The tables that still hold a row of an organization, by any column that names it, its project or its experiment. */
async function findTraces(
  { dataSource }: TestApp,
  organizationId: number,
  projectId: number,
  experimentId: number,
): Promise<string[]> {
  const ids: Record<string, number> = {
    organization_id: organizationId,
    project_id: projectId,
    experiment_id: experimentId,
  };
  const columns = await dataSource.query<{ table: string; column: string }[]>(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns JOIN information_schema.tables
       USING (table_schema, table_name)
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
       AND column_name IN ('organization_id', 'project_id', 'experiment_id')`,
  );
  const named = [
    { table: 'organization', column: 'id', id: organizationId },
    { table: 'project', column: 'id', id: projectId },
    { table: 'experiment', column: 'id', id: experimentId },
    ...columns.map(({ table, column }) => ({ table, column, id: ids[column]! })),
  ];
  const found = new Set<string>();
  for (const { table, column, id } of named) {
    const rows = await dataSource.query(`SELECT 1 FROM "${table}" WHERE "${column}" = $1 LIMIT 1`, [id]);
    if (rows.length > 0) found.add(table);
  }
  return [...found];
}
