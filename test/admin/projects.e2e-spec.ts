import { startAdminApp, type Call, type TestApp } from '../support/admin-app.js';
import { expectProblem } from '../support/problem.js';
import type { Account, Json } from '../support/product.js';

let app: TestApp;
let owner: Account;
let stranger: Account;
let call: Call;

beforeAll(async () => {
  app = await startAdminApp();
  owner = await app.signUp('Shop');
  stranger = await app.signUp('Stranger');
  call = app.as(owner);
});
afterAll(() => app.stop());

let count = 0;
const uniqueName = () => `Project ${++count}`;

async function makeProject(fields: Json = {}): Promise<Json> {
  const { body } = await call('POST', '/projects', { orgId: owner.orgId, name: uniqueName(), ...fields });
  return body;
}

describe('POST /projects', () => {
  it('makes a project with defaults', async () => {
    const name = uniqueName();

    const { status, body } = await call('POST', '/projects', { orgId: owner.orgId, name });

    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(Number),
      name,
      description: '',
      orgId: owner.orgId,
      orgName: 'Shop',
      allowedOrigins: [],
      holdoutPercent: 0,
      protocol: {
        method: 'frequentist',
        alpha: 0.05,
        correction: 'holm',
        guardrailPolicy: 'non_inferior',
        minUsers: 100,
        priors: { lift: null, rate: null },
      },
      publishCounters: false,
      storedAttributesInPublic: false,
      publicId: expect.stringMatching(/^p_[0-9A-Za-z]{22}$/),
      ...{ publicNames: true, requirePublicId: false, browsersOnly: false, requireIdentityProof: false },
      browserStreams: false,
      defaultMetricGroupId: null,
    });
  });

  it('keeps what is sent, the name trimmed', async () => {
    const settings = {
      description: 'All of it <b>',
      allowedOrigins: ['https://shop.example.com'],
      holdoutPercent: 2.5,
      publishCounters: true,
      storedAttributesInPublic: true,
      ...{ publicNames: false, requirePublicId: true, browsersOnly: true, requireIdentityProof: true },
      browserStreams: true,
    };

    const { body } = await call('POST', '/projects', {
      orgId: owner.orgId,
      name: '  Größe 日本 🙂 ',
      ...settings,
    });

    expect(body).toMatchObject({ name: 'Größe 日本 🙂', ...settings });
  });

  it('makes every super member and the maker an Owner', async () => {
    const other = await app.addMember(owner, { super: true });
    const maker = await app.addMember(owner);
    const bystander = await app.addMember(owner);

    const { body } = await app.as(maker)('POST', '/projects', { orgId: owner.orgId, name: uniqueName() });

    const rows = await app.dataSource.query(
      'SELECT user_id, permission_type FROM project_user WHERE project_id = $1 ORDER BY user_id',
      [body.id],
    );
    expect(rows).toEqual(
      [owner, other, maker].map(({ userId }) => ({ user_id: userId, permission_type: 'Owner' })),
    );
    expectProblem(await app.as(bystander)('PATCH', `/projects/${body.id}`, { description: 'x' }), 403);
  });

  it('refuses a name that the organization has already', async () => {
    const { name } = await makeProject();

    const response = await call('POST', '/projects', { orgId: owner.orgId, name: ` ${name} ` });

    expectProblem(response, 409, { code: 'already-exists', detail: 'project of this name' });
  });

  it('lets two organizations use the same name', async () => {
    const { name } = await makeProject();

    const { status } = await app.as(stranger)('POST', '/projects', { orgId: stranger.orgId, name });

    expect(status).toBe(201);
  });

  it('makes one of many that are made at once under one name', async () => {
    const body = { orgId: owner.orgId, name: uniqueName() };

    const responses = await Promise.all(Array.from({ length: 20 }, () => call('POST', '/projects', body)));

    const statuses = responses.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array<number>(19).fill(409)]);
  });

  it.each<[string, Json, string[]]>([
    ['no name', { name: undefined }, ['name']],
    ['null as name', { name: null }, ['name']],
    ['a blank name', { name: ' \t ' }, ['name']],
    ['a number as name', { name: 5 }, ['name']],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, ['name']],
    ['NUL in a name', { name: 'a\0b' }, ['name']],
    ['a lone surrogate in a name', { name: 'a\ud800' }, ['name']],
    ['a description of 5,001 characters', { description: 'x'.repeat(5001) }, ['description']],
    ['a list as description', { description: [] }, ['description']],
    ['an origin that is no text', { allowedOrigins: [5] }, ['allowedOrigins']],
    ['a text as origins', { allowedOrigins: 'https://a.example' }, ['allowedOrigins']],
    ['a word as origin', { allowedOrigins: ['https://a.example', 'nope'] }, ['allowedOrigins']],
    ['a page as origin', { allowedOrigins: ['https://a.example/shop'] }, ['allowedOrigins']],
    ['an asterisk for any website', { allowedOrigins: ['https://*'] }, ['allowedOrigins']],
    ['an asterisk for a top-level domain', { allowedOrigins: ['https://*.example'] }, ['allowedOrigins']],
    ['an asterisk within a name', { allowedOrigins: ['https://*shop.example'] }, ['allowedOrigins']],
    ['an asterisk within a domain', { allowedOrigins: ['https://a.*.example'] }, ['allowedOrigins']],
    ['two asterisks', { allowedOrigins: ['https://*.*.shop.example'] }, ['allowedOrigins']],
    ['an asterisk as an escape', { allowedOrigins: ['https://%2a.shop.example'] }, ['allowedOrigins']],
    ['an asterisk before an address', { allowedOrigins: ['https://*.1.2.3.4'] }, ['allowedOrigins']],
    ['an asterisk without a scheme', { allowedOrigins: ['*.shop.example'] }, ['allowedOrigins']],
    ['another scheme', { allowedOrigins: ['ftp://a.example'] }, ['allowedOrigins']],
    ['101 origins', { allowedOrigins: Array(101).fill('https://a.example') }, ['allowedOrigins']],
    ['a holdout over 100', { holdoutPercent: 100.01 }, ['holdoutPercent']],
    ['a negative holdout', { holdoutPercent: -1 }, ['holdoutPercent']],
    ['a holdout with three decimals', { holdoutPercent: 0.125 }, ['holdoutPercent']],
    ['a text as holdout', { holdoutPercent: '5' }, ['holdoutPercent']],
    ['a text as flag', { publishCounters: 'true' }, ['publishCounters']],
    ['unknown fields', { revision: 7, id: 1 }, ['id', 'revision']],
    ['several faults', { name: '', holdoutPercent: 'x', color: 1 }, ['color', 'holdoutPercent', 'name']],
  ])('refuses %s', async (_, fault, fields) => {
    const response = await call('POST', '/projects', { orgId: owner.orgId, name: uniqueName(), ...fault });

    expectProblem(response, 422, { code: 'validation-failed', fields });
  });

  it('names the origin that is none', async () => {
    const allowedOrigins = ['https://a.example:8443', 'http://localhost', 'https://b.example/', 'nope'];

    const { body } = await call('POST', '/projects', {
      orgId: owner.orgId,
      name: uniqueName(),
      allowedOrigins,
    });

    expect(body.errors[0].message).toBe(
      'contains "nope", which is not an origin such as https://shop.example.com',
    );
  });

  it('takes subdomains of a domain as origins', async () => {
    const allowedOrigins = ['https://*.shop.example', 'http://*.localhost:3000', 'https://*.müller.example/'];

    const { id } = await makeProject({ allowedOrigins });

    expect((await call('PATCH', `/projects/${id}`, { allowedOrigins })).body).toMatchObject({
      allowedOrigins,
    });
  });

  it('takes a name of 200 characters outside the basic plane', async () => {
    const { status } = await call('POST', '/projects', { orgId: owner.orgId, name: '🙂'.repeat(100) });

    expect(status).toBe(201);
  });

  it.each<[string, unknown, number]>([
    ['none', undefined, 422],
    ['null', null, 422],
    ['a text', '1', 422],
    ['a fraction', 1.5, 422],
    ['a list', [1], 422],
    ['a negative number', -1, 422],
    ['zero', 0, 422],
    ['one that nobody has', 2_147_483_647, 403],
    ['one that nobody can have', 2_147_483_648, 403],
    ['one beyond all integers', 1e300, 422],
  ])('answers an organization id that is %s', async (_, orgId, status) => {
    const response = await call('POST', '/projects', { orgId, name: uniqueName() });

    expectProblem(
      response,
      status,
      status === 422 ? { fields: ['orgId'] } : { code: 'organization-forbidden' },
    );
  });

  it('refuses an organization of others', async () => {
    const response = await call('POST', '/projects', { orgId: stranger.orgId, name: uniqueName() });

    expectProblem(response, 403, { code: 'organization-forbidden' });
  });
});

describe('PATCH /projects/:id', () => {
  it('changes what is named and nothing else', async () => {
    const project = await makeProject({ description: 'old', holdoutPercent: 5 });
    const name = uniqueName();

    const { status, body } = await call('PATCH', `/projects/${project.id}`, { name, holdoutPercent: null });

    expect(status).toBe(200);
    expect(body).toEqual({ ...project, name });
  });

  it('clears a text by an empty one and a list by an empty one', async () => {
    const { id } = await makeProject({ description: 'old', allowedOrigins: ['https://a.example'] });

    const { body } = await call('PATCH', `/projects/${id}`, { description: '', allowedOrigins: [] });

    expect(body).toMatchObject({ description: '', allowedOrigins: [] });
  });

  it.each<[string, Json]>([
    ['nothing', {}],
    ['only nulls', { name: null, description: null }],
    ['no body', undefined],
  ])('refuses %s', async (_, body) => {
    const { id } = await makeProject();

    expectProblem(await call('PATCH', `/projects/${id}`, body), 422);
  });

  it('refuses the name of another project, an empty name and unknown fields', async () => {
    const [first, second] = [await makeProject(), await makeProject()];

    expectProblem(await call('PATCH', `/projects/${first.id}`, { name: second.name }), 409);
    expectProblem(await call('PATCH', `/projects/${first.id}`, { name: '' }), 422, { fields: ['name'] });
    const unknown = await call('PATCH', `/projects/${first.id}`, { orgId: stranger.orgId, name: 'x' });
    expectProblem(unknown, 422, { fields: ['orgId'] });
  });

  it('raises the revision that decisions are made from', async () => {
    const { id } = await makeProject();
    const revision = async () => {
      const [row] = await app.dataSource.query('SELECT revision FROM project WHERE id = $1', [id]);
      return row.revision as number;
    };
    const before = await revision();

    await call('PATCH', `/projects/${id}`, { holdoutPercent: 1 });

    expect(await revision()).toBe(before + 1);
  });
});

describe('POST /projects/all', () => {
  const list = (fields: Json = {}, as: Account = owner) =>
    app.as(as)('POST', '/projects/all', { orgId: as.orgId, rows: 1000, page: 1, ...fields });

  it('answers 200 with pages in id order and one total', async () => {
    for (let made = 0; made < 3; made++) await makeProject();
    const all = (await list()).body;

    const pages = [await list({ rows: 2 }), await list({ rows: 2, page: 2 })];

    expect(pages[0]!.status).toBe(200);
    expect(pages.flatMap(({ body }) => body.items)).toEqual(all.items.slice(0, 4));
    expect(pages.map(({ body }) => body.total)).toEqual([all.total, all.total]);
    expect(all.total).toBe(all.items.length);
    const ids = all.items.map(({ id }: Json) => id);
    expect(ids).toEqual([...ids].sort((a: number, b: number) => a - b));
  });

  it('counts when the total is 0 and echoes a known one', async () => {
    const { total } = (await list()).body;

    expect((await list({ total: 0 })).body.total).toBe(total);
    expect((await list({ total: null })).body.total).toBe(total);
    expect((await list({ total: 12345 })).body.total).toBe(12345);
  });

  it('answers a page beyond the end with no items and the total', async () => {
    const { status, body } = await list({ page: Number.MAX_SAFE_INTEGER, rows: 1000 });

    expect(status).toBe(200);
    expect(body).toEqual({ items: [], total: (await list()).body.total });
  });

  it('narrows to one project', async () => {
    const project = await makeProject();

    const { body } = await list({ projectId: project.id });

    expect(body).toEqual({ items: [project], total: 1 });
    expect((await list({ projectId: stranger.projectId })).body).toEqual({ items: [], total: 0 });
  });

  it('shows a member only the projects with an enabled link', async () => {
    const member = await app.addMember(owner, { permission: 'Viewer' });
    const ids = async () => (await list({}, member)).body.items.map(({ id }: Json) => id);
    expect(await ids()).toEqual([owner.projectId]);

    await call('PATCH', `/projects/${owner.projectId}/users/${member.userId}`, { disabled: true });

    expect(await ids()).toEqual([]);
    expect((await list({}, member)).body.total).toBe(0);
  });

  it.each<[Json, string]>([
    [{ rows: 0 }, 'rows'],
    [{ rows: 1001 }, 'rows'],
    [{ rows: '10' }, 'rows'],
    [{ rows: undefined }, 'rows'],
    [{ page: 0 }, 'page'],
    [{ page: 1.5 }, 'page'],
    [{ page: 1e16 }, 'page'],
    [{ total: -1 }, 'total'],
    [{ total: '5' }, 'total'],
    [{ projectId: 'x' }, 'projectId'],
    [{ sort: 'name' }, 'sort'],
  ])('refuses %j', async (fault, field) => {
    expectProblem(await list(fault), 422, { fields: [field] });
  });
});

describe('members of a project', () => {
  const path = (userId?: number, projectId = owner.projectId) =>
    `/projects/${projectId}/users${userId === undefined ? '' : `/${userId}`}`;

  it('are assigned, changed and removed', async () => {
    const { userId } = await app.addMember(owner);
    const projectId = owner.projectId;

    const assigned = await call('POST', path(), { userId });
    expect(assigned).toMatchObject({
      status: 201,
      body: { projectId, userId, message: 'User assigned to project successfully' },
    });

    const changed = await call('PATCH', path(userId), { permissionType: 'Viewer' });
    expect(changed).toMatchObject({ status: 200, body: { projectId, userId, permissionType: 'Viewer' } });

    const removed = await call('DELETE', path(userId));
    expect(removed).toMatchObject({ status: 200 });
    expect(removed.body).toEqual({ projectId, userId, message: 'User removed from project successfully' });
    expectProblem(await call('DELETE', path(userId)), 404);
    expectProblem(await call('PATCH', path(userId), { disabled: true }), 404);
  });

  it('are Editors unless said otherwise', async () => {
    const { userId } = await app.addMember(owner);
    await call('POST', path(), { userId, permissionType: null });

    const { body } = await call('PATCH', path(userId), { disabled: false });

    expect(body).toEqual({ projectId: owner.projectId, userId, permissionType: 'Editor', disabled: false });
  });

  it('are assigned once', async () => {
    const { userId } = await app.addMember(owner, { permission: 'Viewer' });

    expectProblem(await call('POST', path(), { userId }), 409, { detail: 'assigned' });
  });

  it('are members of the organization', async () => {
    expectProblem(await call('POST', path(), { userId: stranger.userId }), 404);
    expectProblem(await call('POST', path(), { userId: 2_147_483_647 }), 404);
  });

  it('have a permission at once, and lose it at once', async () => {
    const member = await app.addMember(owner, { permission: 'Viewer' });
    const change = () => app.as(member)('PATCH', `/projects/${owner.projectId}`, { description: 'mine' });
    expectProblem(await change(), 403, { code: 'project-permission-missing' });

    await call('PATCH', path(member.userId), { permissionType: 'Editor' });
    expect((await change()).status).toBe(200);
    await call('PATCH', path(member.userId), { disabled: true });

    expectProblem(await change(), 403, { code: 'project-permission-missing' });
  });

  it('are listed in id order, to Viewers too, without those who may not enter the organization', async () => {
    const own = await app.signUp();
    const viewer = await app.addMember(own, { permission: 'Viewer' });
    const closed = await app.addMember(own, { permission: 'Editor' });
    const gone = await app.addMember(own, { permission: 'Editor', disabled: true });
    await app.as(own)('PATCH', path(closed.userId, own.projectId), { disabled: true });

    const { status, body } = await app.as(viewer)('GET', path(undefined, own.projectId));

    const members = [
      { account: own, permissionType: 'Owner', disabled: false, super: true },
      { account: viewer, permissionType: 'Viewer', disabled: false, super: false },
      { account: closed, permissionType: 'Editor', disabled: true, super: false },
    ].map(({ account: { userId, email }, ...link }) => ({
      ...{ userId, email, firstName: '', lastName: '' },
      ...link,
    }));
    expect(status).toBe(200);
    expect(body).toEqual(members.sort((a, b) => a.userId - b.userId));
    expectProblem(await app.as(closed)('GET', path(undefined, own.projectId)), 403);
    expectProblem(await app.as(gone)('GET', path(undefined, own.projectId)), 404);
  });

  it('are managed by Owners only', async () => {
    const editor = await app.addMember(owner, { permission: 'Editor' });
    const { userId } = await app.addMember(owner);

    expectProblem(await app.as(editor)('POST', path(), { userId }), 403);
    expectProblem(await app.as(editor)('DELETE', path(owner.userId)), 403);
  });

  it.each<[Json, string[]]>([
    [{}, ['userId']],
    [{ userId: '1' }, ['userId']],
    [{ userId: 1, permissionType: 'OWNER' }, ['permissionType']],
    [{ userId: 1, disabled: 0 }, ['disabled']],
    [{ userId: 1, super: true }, ['super']],
  ])('cannot be assigned by %j', async (body, fields) => {
    expectProblem(await call('POST', path(), body), 422, { fields });
  });

  it('stay hidden with a project of others', async () => {
    const foreign = stranger.projectId;

    expectProblem(await call('GET', path(undefined, foreign)), 404);
    expectProblem(await call('POST', path(undefined, foreign), { userId: owner.userId }), 404);
    expectProblem(await call('PATCH', path(stranger.userId, foreign), { disabled: true }), 404);
    expectProblem(await call('DELETE', path(stranger.userId, foreign)), 404);
  });
});

describe('GET /projects/user/:userId/org/:orgId', () => {
  const read = (userId: number, orgId: number) => call('GET', `/projects/user/${userId}/org/${orgId}`);

  it('lists the projects open to a member', async () => {
    const member = await app.addMember(owner, { permission: 'Viewer' });

    const { status, body } = await read(member.userId, owner.orgId);

    expect(status).toBe(200);
    const open = { id: owner.projectId, orgName: 'Shop', permissionType: 'Viewer' };
    expect(body).toEqual([expect.objectContaining(open)]);
  });

  it('lists all projects of a super member, who owns them', async () => {
    const { total } = (await call('POST', '/projects/all', { orgId: owner.orgId, rows: 1, page: 1 })).body;

    const { body } = await read(owner.userId, owner.orgId);

    expect(body).toHaveLength(total);
    expect(new Set(body.map(({ permissionType }: Json) => permissionType))).toEqual(new Set(['Owner']));
  });

  it('knows no users of other organizations and refuses their organizations', async () => {
    expectProblem(await read(stranger.userId, owner.orgId), 404);
    expectProblem(await read(stranger.userId, stranger.orgId), 403);
  });
});
